using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>What somebody has described before, and what of it they keep.</summary>
[EnableRateLimiting(RateLimits.Studio)]
public sealed class PromptsPage(CurrentUser user, PromptHistory history, SavePrompt save, RemovePrompt remove, TimeProvider clock) : PageModel
{
    /// <summary>Words to look for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public string Search { get; private set; } = "";

    public SavedPromptPage Saved { get; private set; } = null!;

    public UsedPromptPage Used { get; private set; } = null!;

    /// <summary>Nothing older was asked for.</summary>
    public bool IsFirst { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Task OnGetAsync(string? after, string? saved, CancellationToken cancellationToken) => ShowAsync(after, saved, cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(Guid generation, CancellationToken cancellationToken)
    {
        switch (await save.RunAsync(user.Id, generation, cancellationToken))
        {
            case SavingOutcome.NotFound:
                return NotFound();
            case SavingOutcome.TooMany:
                Problems = [new("Saved", $"You keep {SavedPrompt.Most} descriptions, and more do not fit. Remove one first")];
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                await ShowAsync(null, null, cancellationToken);
                return Page();
            default:
                return Back();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid prompt, CancellationToken cancellationToken) =>
        await remove.RunAsync(user.Id, prompt, cancellationToken) ? Back() : NotFound();

    /// <summary>The link to a page, with what is searched for.</summary>
    public string Address(string part) => Search.Length == 0 ? $"/studio/prompts?{part}" : $"/studio/prompts?q={Uri.EscapeDataString(Search)}&{part}";

    private RedirectToPageResult Back() => RedirectToPage("/Studio/Prompts", Clean() is { Length: > 0 } search ? new { q = search } : null);

    private async Task ShowAsync(string? after, string? saved, CancellationToken cancellationToken)
    {
        Search = Clean();
        var (used, kept) = (PromptCursor.TryParse(after), GalleryCursor.TryParse(saved));
        IsFirst = used is null && kept is null;
        Saved = await history.SavedAsync(user.Id, Search, kept, cancellationToken);
        Used = await history.UsedAsync(user.Id, Search, used, cancellationToken);
    }

    private string Clean()
    {
        var search = GenerationInput.Clean(Q);
        return search.Length <= PromptHistory.MaxSearchCharacters ? search : search[..PromptHistory.MaxSearchCharacters];
    }
}
