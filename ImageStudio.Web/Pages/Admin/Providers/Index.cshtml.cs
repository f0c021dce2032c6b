using ImageStudio.Web.Connections;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.Providers;

/// <summary>All providers with their keys' ends and their states.</summary>
public sealed class IndexPage(ConnectionsQuery connections) : PageModel
{
    public IReadOnlyList<Connection> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await connections.ListAsync(cancellationToken);
}
