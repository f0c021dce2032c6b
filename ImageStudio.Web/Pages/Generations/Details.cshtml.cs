using Htmx;
using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Generations;

public sealed class DetailsPage(CurrentUser user, CardQuery cards) : PageModel
{
    private const int RefreshSeconds = 3;

    public GenerationCard Card { get; private set; } = null!;

    /// <summary>Without scripts the page reloads itself only when the person has switched that on (WCAG 2.2.1).</summary>
    public bool RefreshesItself { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? refresh, string? watch, CancellationToken cancellationToken)
    {
        if (await cards.FindAsync(user.Id, id, live: watch != "off", cancellationToken) is not { } card) return NotFound();
        Card = card with { IsPage = true };
        RefreshesItself = refresh == "on" && !card.IsFinished;
        if (RefreshesItself) Response.Headers["Refresh"] = FormattableString.Invariant($"{RefreshSeconds}");
        return Page();
    }

    /// <summary>The card alone, for polling. What has not changed since <paramref name="seen"/> is not sent again.</summary>
    public async Task<IActionResult> OnGetCardAsync(
        Guid id, string? seen, string? watch, [FromQuery(Name = "page")] bool isPage, CancellationToken cancellationToken)
    {
        if (await cards.FindAsync(user.Id, id, live: watch != "off", cancellationToken) is not { } card) return NotFound();
        if (seen == card.Fingerprint) return new NoContentResult();

        Response.Htmx(headers => headers.WithVary());
        return Partial("_CardWithWallet", card with { IsPage = isPage });
    }
}
