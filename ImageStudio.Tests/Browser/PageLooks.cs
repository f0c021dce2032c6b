using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>Looks at pages in light, in dark and at 320 px, and collects what axe finds and what has to be scrolled sideways.</summary>
internal sealed class PageLooks
{
    private const int Narrow = 320;
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>What another palette can break; everything else is the same page.</summary>
    private static readonly AxeRunOptions ColourRules = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    private readonly List<string> _problems = [];

    public async Task LookAsync(BrowserVisit visit, string name, string address, Func<IPage, Task>? prepare = null)
    {
        var page = visit.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(address);
        if (prepare is not null) await prepare(page);
        await RunAxeAsync(page, $"{name}, light", Rules);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        await RunAxeAsync(page, $"{name}, dark", ColourRules);

        await page.SetViewportSizeAsync(Narrow, 640);
        await RunAxeAsync(page, $"{name}, {Narrow} px", Rules);
        var width = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        if (width > Narrow) _problems.Add($"{name}: {width} px wide in a window of {Narrow} px. {await TooWideAsync(page)}");
    }

    private async Task RunAxeAsync(IPage page, string name, AxeRunOptions rules)
    {
        var found = await page.RunAxe(rules);
        foreach (var violation in found.Violations)
        {
            var places = string.Join("; ", violation.Nodes.Take(4).Select(node => $"{node.Target}: {node.Any.Concat(node.All).FirstOrDefault()?.Message}"));
            _problems.Add($"{name}: {violation.Id} ({violation.Help}) at {places}");
        }
    }

    /// <summary>Some of these pages are answers to mistakes, which the browser notes; nothing else may be said.</summary>
    public void AssertNoProblems(BrowserVisit visit)
    {
        _problems.AddRange(visit.Complaints.Where(complaint => !IsAnswerToMistake(complaint)));
        Assert.True(_problems.Count == 0, $"{_problems.Count} problems:\n{string.Join("\n", _problems)}");
    }

    /// <summary>Noted by the browser itself, or by htmx when a price was asked for meanwhile.</summary>
    private static bool IsAnswerToMistake(string complaint) =>
        complaint.Contains("the server responded with a status of 4", StringComparison.Ordinal)
        || complaint.Contains("Response Status Error Code 422", StringComparison.Ordinal);

    private static Task<string> TooWideAsync(IPage page) => page.EvaluateAsync<string>(
        $"[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {Narrow} + 1).slice(0, 4).map(e => e.outerHTML.slice(0, 80)).join(' | ')");
}
