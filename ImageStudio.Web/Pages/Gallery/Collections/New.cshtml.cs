using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class NewPage(CurrentUser user, NameCollection naming) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>A picture to put in at once, when the person came from one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Image { get; set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Name = CollectionNameForm.Clean(Name);
        Problems = CollectionNameForm.Check(Name);
        if (Problems.Count == 0)
        {
            var named = await naming.CreateAsync(user.Id, Name, Image, cancellationToken);
            if (named.Outcome == NamingOutcome.Named) return RedirectToPage("/Gallery/Collections/Details", new { id = named.CollectionId });
            Problems = CollectionNameForm.ProblemsOf(named.Outcome);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
