using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Support;

/// <summary>One person at one browser. Whatever the browser complains of meanwhile is kept, and must be nothing.</summary>
public sealed partial class BrowserVisit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public BrowserVisit(IBrowserContext context, IPage page, bool scripts)
    {
        (Context, Page, Scripts) = (context, page, scripts);
        context.Request += (_, request) =>
        {
            lock (Requests) Requests.Add($"{request.Method} {new Uri(request.Url).PathAndQuery}");
        };
        context.Console += (_, message) => Hear(message.Type is "error" or "warning", $"console: {message.Text} ({message.Location})");
        context.WebError += (_, error) => Hear(true, $"page error: {error.Error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public bool Scripts { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Refused scripts and styles, failed loads, errors of our own scripts; a request that gave way to a newer one is none.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints];
        }
    }

    public int CountRequests(string part)
    {
        lock (Requests) return Requests.Count(request => request.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Waits until the page of this address stands. Asks the page itself: a load event that fires just before the waiting begins is missed.</summary>
    public async Task ArriveAtAsync([StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(address));
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    public void AssertNoComplaints() => Assert.True(Complaints.Count == 0, string.Join("\n", Complaints));

    /// <summary>Lets somebody who came in another way go on in this window.</summary>
    public Task ComeInAsync(Visitor visitor, Uri address) => Context.AddCookiesAsync(
        visitor.Cookies.GetCookies(address).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = address.ToString(),
            HttpOnly = cookie.HttpOnly,
        }));

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Hear(bool matters, string complaint)
    {
        if (!matters || GaveWay().IsMatch(complaint)) return;
        lock (_complaints) _complaints.Add(complaint);
    }

    // An aborted request is reported twice by htmx; one that failed would be heard under its own name.
    [GeneratedRegex("htmx:([a-zA-Z]*abort|afterRequest)", RegexOptions.IgnoreCase)]
    private static partial Regex GaveWay();
}
