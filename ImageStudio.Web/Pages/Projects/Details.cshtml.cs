using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Projects;

public sealed class DetailsPage(CurrentUser user, StudioDb db, TimeProvider clock) : PageModel
{
    public Project Project { get; private set; } = null!;

    public int Pictures { get; private set; }

    public IReadOnlyList<GalleryTile> Tiles { get; private set; } = [];

    public string? Older { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public async Task<IActionResult> OnGetAsync(Guid id, string? after, CancellationToken cancellationToken)
    {
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.OwnerId == user.Id, cancellationToken);
        if (project is null) return NotFound();

        Project = project;
        Pictures = await db.ProjectImages.CountAsync(a => a.ProjectId == id, cancellationToken);
        await LoadPageAsync(id, GalleryCursor.TryParse(after), cancellationToken);
        return Page();
    }

    private async Task LoadPageAsync(Guid id, GalleryCursor? after, CancellationToken cancellationToken)
    {
        var attached = db.ProjectImages.AsNoTracking().Where(a => a.ProjectId == id);
        if (after is { KeptAt: var attachedAt, Id: var imageId })
            attached = attached.Where(a => a.AttachedAt < attachedAt || (a.AttachedAt == attachedAt && a.ImageId.CompareTo(imageId) < 0));

        var page = await attached.OrderByDescending(a => a.AttachedAt).ThenByDescending(a => a.ImageId).Take(GalleryQuery.PageSize + 1)
            .Join(db.GalleryImages, a => a.ImageId, i => i.Id, (a, i) => new
            {
                a.AttachedAt,
                Tile = new GalleryTile(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt),
            })
            .ToListAsync(cancellationToken);
        if (page.Count > GalleryQuery.PageSize)
        {
            page.RemoveAt(GalleryQuery.PageSize);
            Older = new GalleryCursor(page[^1].AttachedAt, page[^1].Tile.Id).ToString();
        }

        Tiles = [.. page.Select(row => row.Tile)];
    }
}
