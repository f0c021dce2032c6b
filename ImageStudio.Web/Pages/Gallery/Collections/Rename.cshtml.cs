using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class RenamePage(CurrentUser user, CollectionQuery collections, NameCollection naming) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public CollectionCard Collection { get; private set; } = null!;

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        Name = Collection.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        Name = CollectionNameForm.Clean(Name);
        Problems = CollectionNameForm.Check(Name);
        if (Problems.Count == 0)
        {
            var named = await naming.RenameAsync(user.Id, id, Name, cancellationToken);
            if (named.Outcome == NamingOutcome.NotFound) return NotFound();
            if (named.Outcome == NamingOutcome.Named) return RedirectToPage("/Gallery/Collections/Details", new { id });
            Problems = CollectionNameForm.ProblemsOf(named.Outcome);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await collections.FindAsync(user.Id, id, cancellationToken) is not { } collection) return false;
        Collection = collection;
        return true;
    }
}
