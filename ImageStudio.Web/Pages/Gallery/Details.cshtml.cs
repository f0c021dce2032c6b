using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Credits;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Gallery;

public sealed record ProjectLink(Guid Id, string Name);

public sealed class DetailsPage(CurrentUser user, GalleryQuery gallery, CollectionQuery collections, PictureCosts costs, Lineage lineage, StudioDb db) : PageModel
{
    public GalleryImage Image { get; private set; } = null!;

    /// <summary>Null for a picture that its owner sent.</summary>
    public Generation? Generation { get; private set; }

    public PictureCost? Cost { get; private set; }

    public IReadOnlyList<ProjectLink> Projects { get; private set; } = [];

    public IReadOnlyList<CollectionChoice> Collections { get; private set; } = [];

    /// <summary>Null when nothing grew from it and it grew from nothing.</summary>
    public VersionTree? Versions { get; private set; }

    public IReadOnlyList<GalleryTile> References { get; private set; } = [];

    /// <summary>The form as it was when this was made.</summary>
    public string RecipeAddress => Generation?.Operation == ImageOperation.Create ? $"/studio?from={Image.Id}" : $"/studio/edit?from={Image.Id}";

    /// <summary>The same form with the seed left open.</summary>
    public string VariationAddress => RecipeAddress + "&vary=true";

    public Guid? Newer { get; private set; }

    public Guid? Older { get; private set; }

    public GalleryTile Tile => new(Image.Id, Image.Description, Image.Width, Image.Height, Image.Placeholder, Image.Hash, Image.KeptAt);

    public bool IsOtherSize => Generation is { Operation: ImageOperation.Create } made && (Image.Width, Image.Height) != (made.Size.Width, made.Size.Height);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await gallery.FindAsync(user.Id, id, cancellationToken) is not { } image) return NotFound();
        Image = image;
        if (image.GenerationId is { } generation)
        {
            Generation = await db.Generations.AsNoTracking().Include(g => g.Jobs).SingleAsync(g => g.Id == generation, cancellationToken);
            Cost = await costs.OfAsync(generation, cancellationToken);
            References = await lineage.ReferencesAsync(user.Id, generation, cancellationToken);
        }

        Projects = await db.ProjectImages.AsNoTracking().Where(a => a.ImageId == id)
            .Join(db.Projects.Where(p => p.OwnerId == user.Id), a => a.ProjectId, p => p.Id, (a, p) => p)
            .OrderBy(p => p.Name).Select(p => new ProjectLink(p.Id, p.Name)).ToListAsync(cancellationToken);
        Collections = await collections.OfImageAsync(user.Id, id, cancellationToken);
        Versions = await lineage.OfAsync(user.Id, id, cancellationToken);
        (Newer, Older) = await gallery.NeighboursAsync(image, cancellationToken);
        return Page();
    }
}
