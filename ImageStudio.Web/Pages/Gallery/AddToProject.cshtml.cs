using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Gallery;

public sealed record ProjectChoice(Guid Id, string Name, int Pictures, bool IsThere);

public sealed class AddToProjectPage(CurrentUser user, GalleryQuery gallery, AttachImage attach, StudioDb db) : PageModel
{
    private const int MostProjects = 200;

    [BindProperty]
    public string? Project { get; set; }

    public GalleryImage Image { get; private set; } = null!;

    public IReadOnlyList<ProjectChoice> Projects { get; private set; } = [];

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        if (!Guid.TryParse(Project, out var projectId))
        {
            Problems = [new("Project", "Choose a project")];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return await attach.RunAsync(user.Id, projectId, id, cancellationToken)
            ? RedirectToPage("/Projects/Details", new { id = projectId })
            : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await gallery.FindAsync(user.Id, id, cancellationToken) is not { } image) return false;
        Image = image;
        var attached = db.ProjectImages;
        Projects = await db.Projects.AsNoTracking().Where(p => p.OwnerId == user.Id).OrderByDescending(p => p.ActiveAt).Take(MostProjects)
            .Select(p => new ProjectChoice(
                p.Id,
                p.Name,
                attached.Count(a => a.ProjectId == p.Id),
                attached.Any(a => a.ProjectId == p.Id && a.ImageId == id)))
            .ToListAsync(cancellationToken);
        return true;
    }
}
