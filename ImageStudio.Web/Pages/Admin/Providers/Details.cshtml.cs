using ImageStudio.Web.Accounts;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.Providers;

/// <summary>One provider: its key is typed, tested and removed here, and never shown.</summary>
public sealed class DetailsPage(ConnectionsQuery connections, ChangeKey keys, TestConnection tests, RefreshPrices prices, CurrentUser user) : PageModel
{
    public Connection Connection { get; private set; } = null!;

    public ConnectionTest? Test { get; private set; }

    /// <summary>How it went when prices were asked for on this page just now.</summary>
    public PriceReading? Reading { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostKeyAsync(string id, string? key, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await keys.SetAsync(id, key, user.Id, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, await keys.RemoveAsync(id, user.Id, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostTestAsync(string id, CancellationToken cancellationToken)
    {
        Test = await tests.RunAsync(id, cancellationToken);
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostPricesAsync(string id, CancellationToken cancellationToken)
    {
        Reading = await prices.RunAsync(id, cancellationToken);
        return Reading is not null && await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<IActionResult> AnswerAsync(string id, KeyProblem problem, CancellationToken cancellationToken)
    {
        if (problem == KeyProblem.None) return Redirect($"/admin/providers/{id}");
        if (problem == KeyProblem.UnknownProvider || !await LoadAsync(id, cancellationToken)) return NotFound();

        Problems = [new("Key", ConnectionWords.Problem(problem))];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if ((await connections.ListAsync(cancellationToken)).FirstOrDefault(row => row.Id == id) is not { } found) return false;
        Connection = found;
        return true;
    }
}
