using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery;

public sealed class AddToCollectionPage(CurrentUser user, GalleryQuery gallery, CollectionQuery collections, CollectImage collect) : PageModel
{
    [BindProperty]
    public string? Collection { get; set; }

    public GalleryImage Image { get; private set; } = null!;

    public IReadOnlyList<CollectionChoice> Collections { get; private set; } = [];

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        if (!Guid.TryParse(Collection, out var collectionId))
        {
            Problems = [new("Collection", "Choose a collection")];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return await collect.RunAsync(user.Id, collectionId, id, cancellationToken)
            ? RedirectToPage("/Gallery/Collections/Details", new { id = collectionId })
            : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await gallery.FindAsync(user.Id, id, cancellationToken) is not { } image) return false;
        Image = image;
        Collections = await collections.ChoicesAsync(user.Id, id, cancellationToken);
        return true;
    }
}
