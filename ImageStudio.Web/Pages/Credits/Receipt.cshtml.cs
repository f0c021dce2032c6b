using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Credits;

public sealed class ReceiptPage(CurrentUser user, Receipts receipts) : PageModel
{
    public Receipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await receipts.FindAsync(user.Id, id, cancellationToken) is not { } receipt) return NotFound();
        Receipt = receipt;
        return Page();
    }
}
