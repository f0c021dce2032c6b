using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Credits;

public sealed class IndexPage(CurrentUser user, ShownBalance balance, CreditActivity activity, OnHold onHold, Spending spending, TimeProvider clock)
    : PageModel
{
    public WalletBalance Balance { get; private set; } = new(0, 0);

    public OnHoldList OnHold { get; private set; } = new([], 0);

    public ActivityFilter Filter { get; private set; } = new(default);

    public FilterChoices Choices { get; private set; } = new([], []);

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public ActivityPage Activity { get; private set; } = new([], null);

    public bool IsFirstPage { get; private set; }

    /// <summary>The last month before this one in which something happened.</summary>
    public CreditMonth? MonthBefore { get; private set; }

    public SpendLine Spent { get; private set; } = new("", null, 0, 0, 0);

    public DayChart Days { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public bool IsCurrentMonth => Filter.Month == CreditMonth.Of(Now);

    public async Task OnGetAsync(
        string? month, string? kind, string? model, string? project, string? before, CancellationToken cancellationToken)
    {
        Choices = await activity.ChoicesAsync(user.Id, cancellationToken);
        (Filter, Notes) = ActivityFilter.Read(new(month, kind, model, project), Choices, Now);
        Balance = await balance.ReadAsync();
        OnHold = await onHold.ReadAsync(user.Id, cancellationToken);

        var cursor = EntryCursor.TryParse(before);
        IsFirstPage = cursor is null;
        Activity = await activity.ReadAsync(user.Id, Filter, cursor, cancellationToken);
        MonthBefore = await activity.MonthBeforeAsync(user.Id, Filter.Month.Start, cancellationToken);
        Spent = SpendLine.Sum(Filter.Month.Name, null, await spending.CellsAsync(user.Id, Filter.Month, cancellationToken));
        Days = new(Filter.Month, await spending.DaysAsync(user.Id, Filter.Month, cancellationToken));
    }

    /// <summary>The time today, else the day; the year stands above.</summary>
    public string When(DateTimeOffset at) =>
        at.UtcDateTime.ToString(Moments.Day(at, Now) == "Today" ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture);

    /// <summary>"680 credits · 214 pictures · 3.2 per finished picture".</summary>
    public string Summary => Spent.Each is { } each
        ? $"{CreditText.Exact(Spent.Spent)} · {ActivityLines.Pictures(Spent.Pictures)} · {CreditText.Number(each)} per finished picture"
        : CreditText.Exact(Spent.Spent);

    public string Nothing => !IsFirstPage ? "There is nothing older in this month."
        : Filter.IsFiltered ? $"Nothing in {Filter.Month.Name} matches these filters."
        : IsCurrentMonth ? $"Nothing has happened in {Filter.Month.Name} yet."
        : $"Nothing happened in {Filter.Month.Name}.";
}
