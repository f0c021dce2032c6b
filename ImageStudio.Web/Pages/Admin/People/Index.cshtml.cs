using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.People;

public sealed class IndexPage(PeopleQuery people) : PageModel
{
    public string? Search { get; private set; }

    public bool IsFirstPage { get; private set; }

    public PeoplePage Found { get; private set; } = new([], null);

    public async Task OnGetAsync(string? search, string? after, CancellationToken cancellationToken)
    {
        (Search, IsFirstPage) = (search, string.IsNullOrEmpty(after));
        Found = await people.PageAsync(search, after, cancellationToken);
    }
}
