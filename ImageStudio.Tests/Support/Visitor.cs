using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ImageStudio.Tests.Support;

/// <summary>An answer as a person sees it: status, address, and the parsed page.</summary>
public sealed record Answer(HttpResponseMessage Response, IDocument Page)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? Location => Response.Headers.Location?.OriginalString;

    public string Text => InOneLine(Page.Body!.TextContent);

    /// <summary>Whether this is a page of its own, not a fragment for one.</summary>
    public async Task<bool> IsWholePageAsync() => (await SourceAsync()).Contains("<html", StringComparison.OrdinalIgnoreCase);

    public Task<string> SourceAsync() => Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public IElement Find(string selector) => Page.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no {selector}. It answered {(int)Status} {Location}: {Text}");

    public IReadOnlyList<IElement> FindAll(string selector) => [.. Page.QuerySelectorAll(selector)];

    public bool Has(string selector) => Page.QuerySelector(selector) is not null;

    /// <summary>What a person reads there, in one line.</summary>
    public string TextOf(string selector) => InOneLine(Find(selector).TextContent);

    public IReadOnlyList<string> TextsOf(string selector) => [.. FindAll(selector).Select(element => InOneLine(element.TextContent))];

    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    private static string InOneLine(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").Trim();
}

/// <summary>Somebody at a browser without scripts: opens addresses, fills forms in as they stand, and presses their buttons.</summary>
public sealed class Visitor : IDisposable, IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly HttpClient _http;
    private readonly IBrowsingContext _parser = BrowsingContext.New(Configuration.Default);

    public Visitor(Uri address)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public string Email { get; private set; } = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<Answer> GetAsync(string address, bool htmx = false) => await SendAsync(new(HttpMethod.Get, address), htmx);

    /// <summary>Opens an address and follows redirects to the end.</summary>
    public async Task<Answer> OpenAsync(string address) => await FollowAsync(await GetAsync(address));

    /// <summary>Submits a form of the page with everything that stands in it, except what <paramref name="fill"/> says otherwise.</summary>
    public async Task<Answer> SubmitAsync(
        Answer on, string form, Dictionary<string, string?>? fill = null, string? action = null, bool htmx = false)
    {
        var element = (IHtmlFormElement)on.Find(form);
        var fields = FieldsOf(element);
        foreach (var (name, value) in fill ?? [])
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null) fields.Add(new(name, value));
        }

        return await PostAsync(action ?? element.GetAttribute("action")!, fields, htmx);
    }

    public async Task<Answer> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, bool htmx = false) =>
        await SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }, htmx);

    /// <summary>Submits a form with files: <c>(field, name, bytes)</c>.</summary>
    public async Task<Answer> SubmitFilesAsync(
        Answer on, string form, IEnumerable<(string Field, string Name, byte[] Bytes)> files, Dictionary<string, string?>? fill = null, string? action = null)
    {
        var element = (IHtmlFormElement)on.Find(form);
        using var body = new MultipartFormDataContent();
        var fields = FieldsOf(element).Where(field => fill?.ContainsKey(field.Key) != true && element.QuerySelector($"input[type=file][name='{field.Key}']") is null);
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        foreach (var (name, value) in fill ?? [])
            if (value is not null) body.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files) body.Add(new ByteArrayContent(bytes), field, name);
        return await SendAsync(new(HttpMethod.Post, action ?? element.GetAttribute("action") ?? on.Response.RequestMessage!.RequestUri!.PathAndQuery) { Content = body });
    }

    /// <summary>Sends a form and does not read the answer.</summary>
    public async Task<HttpResponseMessage> PressAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(address, body, Token);
    }

    public async Task<Answer> FollowAsync(Answer answer)
    {
        for (var hops = 0; answer.Location is { } location && hops < 5; hops++) answer = await GetAsync(location);
        return answer;
    }

    public async Task RegisterAsync(string email)
    {
        Email = email;
        var answer = await SubmitAsync(await GetAsync("/account/register"), "form", new() { ["Email"] = email, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, bool htmx = false)
    {
        if (htmx) request.Headers.Add("HX-Request", "true");
        var response = await _http.SendAsync(request, Token);
        var html = response.Content.Headers.ContentType?.MediaType == "text/html" ? await response.Content.ReadAsStringAsync(Token) : "";
        return new(response, await _parser.OpenAsync(page => page.Content(html), Token));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Whoever leaves cancels what still runs: pictures that never end would keep the site's workers from other people's.</summary>
    public async ValueTask DisposeAsync()
    {
        var studio = await GetAsync("/studio");
        foreach (var form in studio.FindAll(".is-running .card-actions form"))
            await SubmitAsync(studio, $"form[action='{form.GetAttribute("action")}']");
        Dispose();
    }

    /// <summary>What a browser would send: disabled and unchecked controls stay at home, and so do buttons that are not pressed.</summary>
    public static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.Elements)
        {
            if (control.GetAttribute("name") is not { Length: > 0 } name || control.HasAttribute("disabled")) continue;
            var value = control switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "submit" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) fields.Add(new(name, value));
        }

        return fields;
    }
}
