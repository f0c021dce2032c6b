using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Projects;

public sealed class InstructionsPage(CurrentUser user, StudioDb db, InstructProject instruct) : PageModel
{
    [BindProperty]
    public string? Instructions { get; set; }

    public Project Project { get; private set; } = null!;

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        Instructions = Project.Instructions;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        var cleaned = GenerationInput.Clean(Instructions);
        if (cleaned.Length > Project.MaxInstructionsCharacters)
        {
            Problems = [new("Instructions", string.Create(CultureInfo.InvariantCulture, $"Shorten the instructions to {Project.MaxInstructionsCharacters:#,0} characters; these have {cleaned.Length:#,0}"))];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await instruct.RunAsync(user.Id, id, cleaned, cancellationToken);
        return RedirectToPage("/Projects/Details", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.OwnerId == user.Id, cancellationToken) is not { } project) return false;
        Project = project;
        return true;
    }
}
