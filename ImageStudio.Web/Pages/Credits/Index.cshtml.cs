using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Credits;

public sealed class IndexPage(CurrentUser user, ShownBalance balance, CreditActivity activity, TimeProvider clock) : PageModel
{
    public WalletBalance Balance { get; private set; } = new(0, 0);

    public ActivityPage Activity { get; private set; } = new([], null);

    public bool IsFirstPage { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public async Task OnGetAsync(long? before, CancellationToken cancellationToken)
    {
        IsFirstPage = before is null;
        Balance = await balance.ReadAsync();
        Activity = await activity.ReadAsync(user.Id, before, cancellationToken);
    }

    /// <summary>The time today, else the day.</summary>
    public string When(DateTimeOffset at) => Moments.Day(at, Now) == "Today"
        ? at.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        : at.UtcDateTime.ToString(at.Year == Now.Year ? "d MMM" : "d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public static string Change(ActivityLine line) => line.Kind switch
    {
        CreditEntryKind.Hold => $"({CreditText.Number(line.Change)})",
        CreditEntryKind.Grant => "+" + CreditText.Number(line.Change),
        _ => CreditText.Number(line.Change),
    };
}
