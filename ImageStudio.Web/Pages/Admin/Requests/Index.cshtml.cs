using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Pages.Admin.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.Requests;

/// <summary>Changes of administrators' own wallets: the open ones to decide on, the decided ones to look at.</summary>
public sealed class IndexPage(StudioDb db, PeopleQuery people, DecideRequest decide, CurrentUser user) : PageModel
{
    private const int PageSize = 30;

    private IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();

    public IReadOnlyList<CreditRequest> Open { get; private set; } = [];

    public IReadOnlyList<CreditRequest> Decided { get; private set; } = [];

    public Guid? Older { get; private set; }

    public bool IsFirstPage { get; private set; }

    /// <summary>Why a decision did not happen, if it did not.</summary>
    public string? Trouble { get; private set; }

    public string NameOf(Guid? id) => id is { } known ? _names.GetValueOrDefault(known, "somebody who left") : "";

    public bool IsOwn(CreditRequest request) => request.AskedBy == user.Id || request.OwnerId == user.Id;

    public static string What(CreditRequest request) => new ChangeReview(request.ToChange(), 0, IsOwnWallet: false).What;

    public Task OnGetAsync(Guid? before, CancellationToken cancellationToken) => LoadAsync(before, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid request, bool? approve, CancellationToken cancellationToken)
    {
        if (approve is not { } yes) return BadRequest();
        var outcome = await decide.RunAsync(request, yes, user.Id, cancellationToken);
        if (outcome is DecisionOutcome.Decided or DecisionOutcome.DecidedBefore) return RedirectToPage();
        if (outcome == DecisionOutcome.NoSuchRequest) return NotFound();

        Trouble = outcome == DecisionOutcome.OwnRequest
            ? "Your own request needs somebody else's decision. Nothing changed."
            : "The wallet no longer allows this change. Nothing changed; the request can be declined.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(null, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(Guid? before, CancellationToken cancellationToken)
    {
        IsFirstPage = before is null;
        var requests = db.CreditRequests.AsNoTracking();
        if (IsFirstPage) Open = await requests.Where(r => r.DecidedAt == null).OrderBy(r => r.Id).Take(PageSize).ToListAsync(cancellationToken);
        var decided = requests.Where(r => r.DecidedAt != null);
        if (before is { } last) decided = decided.Where(r => r.Id.CompareTo(last) < 0);
        var page = await decided.OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (page.Count > PageSize) Older = page[PageSize - 1].Id;
        Decided = [.. page.Take(PageSize)];
        var ids = Open.Concat(Decided).SelectMany(r => new[] { r.OwnerId, r.AskedBy, r.DecidedBy ?? r.AskedBy });
        _names = await people.NamesAsync(ids, cancellationToken);
    }
}
