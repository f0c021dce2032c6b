using ImageStudio.Web.Accounts;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Projects;

public sealed class NewPage(CurrentUser user, CreateProject create, AttachImage attach) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    /// <summary>A picture to attach at once, when the person came from one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Image { get; set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Name, Description) = (GenerationInput.Clean(Name), GenerationInput.Clean(Description));
        Problems = [.. Check()];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var id = await create.RunAsync(user.Id, Name, Description, cancellationToken);
        if (Image is { } image) await attach.RunAsync(user.Id, id, image, cancellationToken);
        return RedirectToPage("/Projects/Details", new { id });
    }

    private IEnumerable<FieldProblem> Check()
    {
        if (Name!.Length == 0) yield return new(nameof(Name), "Give the project a name");
        if (Name.Length > Project.MaxNameCharacters)
            yield return new(nameof(Name), $"Shorten the name to {Project.MaxNameCharacters} characters");
        if (Description!.Length > Project.MaxDescriptionCharacters)
            yield return new(nameof(Description), $"Shorten the description to {Project.MaxDescriptionCharacters} characters");
    }
}
