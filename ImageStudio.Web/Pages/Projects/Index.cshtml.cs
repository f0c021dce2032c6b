using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Projects;

public sealed record ProjectCard(Guid Id, string Name, DateTimeOffset ActiveAt, int Pictures, IReadOnlyList<GalleryTile> Newest);

public sealed class IndexPage(CurrentUser user, StudioDb db, TimeProvider clock) : PageModel
{
    private const int PageSize = 24;
    private const int MosaicTiles = 4;

    public IReadOnlyList<ProjectCard> Projects { get; private set; } = [];

    public string? Older { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var projects = db.Projects.AsNoTracking().Where(p => p.OwnerId == user.Id);
        if (GalleryCursor.TryParse(after) is { KeptAt: var activeAt, Id: var id })
            projects = projects.Where(p => p.ActiveAt < activeAt || (p.ActiveAt == activeAt && p.Id.CompareTo(id) < 0));

        var (attached, images) = (db.ProjectImages, db.GalleryImages);
        var page = await projects.OrderByDescending(p => p.ActiveAt).ThenByDescending(p => p.Id).Take(PageSize + 1)
            .Select(p => new ProjectCard(
                p.Id,
                p.Name,
                p.ActiveAt,
                attached.Count(a => a.ProjectId == p.Id),
                attached.Where(a => a.ProjectId == p.Id)
                    .Join(images, a => a.ImageId, i => i.Id, (a, i) => new { a.AttachedAt, Image = i })
                    .OrderByDescending(pair => pair.AttachedAt).Take(MosaicTiles)
                    .Select(pair => new GalleryTile(
                        pair.Image.Id, pair.Image.Description, pair.Image.Width, pair.Image.Height,
                        pair.Image.Placeholder, pair.Image.Hash, pair.Image.KeptAt))
                    .ToList()))
            .ToListAsync(cancellationToken);
        if (page.Count > PageSize)
        {
            page.RemoveAt(PageSize);
            Older = new GalleryCursor(page[^1].ActiveAt, page[^1].Id).ToString();
        }

        Projects = page;
    }
}
