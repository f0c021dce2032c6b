using System.Globalization;
using System.Text.RegularExpressions;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser.Screens;

/// <summary>One generation, in the feed or on its own page.</summary>
public sealed partial class CardScreen(BrowserVisit visit, ILocator card)
{
    private const int MostRefreshes = 60;

    public ILocator Card => card;

    public ILocator Pictures => card.GetByRole(AriaRole.Img);

    public ILocator Progress => card.GetByRole(AriaRole.Progressbar);

    public ILocator Cancel => card.GetByRole(AriaRole.Button, new() { Name = "Cancel" });

    public ILocator Refresh => card.GetByRole(AriaRole.Link, new() { Name = "Refresh status" });

    public ILocator StopUpdating => card.GetByRole(AriaRole.Link, new() { Name = "Stop updating" });

    public ILocator ResumeUpdating => card.GetByRole(AriaRole.Link, new() { Name = "Resume updating" });

    /// <summary>With scripts the card goes on by itself; without them somebody presses "Refresh status".</summary>
    /// <returns>How often it had to be pressed.</returns>
    public async Task<int> WatchToTheEndAsync()
    {
        var pressed = 0;
        if (!visit.Scripts)
        {
            for (; await Progress.IsVisibleAsync() && pressed < MostRefreshes; pressed++)
            {
                await visit.Page.WaitForTimeoutAsync(300);
                await Refresh.ClickAsync();
            }
        }

        await Assertions.Expect(card).ToBeVisibleAsync();
        await Assertions.Expect(Progress).ToBeHiddenAsync();
        return pressed;
    }

    public async Task<decimal> SettledAsync()
    {
        var settled = card.GetByText(SettledWords());
        await Assertions.Expect(settled).ToBeVisibleAsync();
        return decimal.Parse(SettledWords().Match(await settled.InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\s*settled ([\d.]+) credits?, as estimated\s*$")]
    private static partial Regex SettledWords();
}
