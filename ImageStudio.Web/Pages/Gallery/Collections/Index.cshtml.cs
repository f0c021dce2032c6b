using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Gallery.Collections;

public sealed class IndexPage(CurrentUser user, CollectionQuery collections) : PageModel
{
    public CollectionList List { get; private set; } = null!;

    public bool IsFirstPage { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var cursor = GalleryCursor.TryParse(after);
        IsFirstPage = cursor is null;
        List = await collections.PageAsync(user.Id, cursor, CollectionQuery.PageSize, cancellationToken);
    }
}
