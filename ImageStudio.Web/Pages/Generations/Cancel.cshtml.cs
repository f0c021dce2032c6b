using Htmx;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Generations;

public sealed class CancelPage(CurrentUser user, CancelGeneration cancel, CardQuery cards) : PageModel
{
    /// <summary>A reloaded address is no wish to cancel.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await cards.FindAsync(user.Id, id, live: true, cancellationToken) is null
            ? NotFound()
            : RedirectToPage("/Generations/Details", new { id });

    public async Task<IActionResult> OnPostAsync(Guid id, [FromQuery(Name = "page")] bool isPage, CancellationToken cancellationToken)
    {
        if (!await cancel.RunAsync(user.Id, id, cancellationToken)) return NotFound();
        if (!Request.IsHtmx()) return RedirectToPage("/Generations/Details", new { id });

        var card = await cards.FindAsync(user.Id, id, live: true, cancellationToken);
        return Partial("_CardWithWallet", card! with { IsPage = isPage });
    }
}
