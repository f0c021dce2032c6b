using System.Globalization;
using Htmx;
using ImageStudio.Web.Pages.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Errors;

/// <summary>Every error in words: what happened, what it cost, what to do. Re-executed with the failed request's method, so it takes both.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    private const int MostKept = 20;

    public ErrorWords Words { get; private set; } = ErrorWords.Of(404, expired: false);

    /// <summary>What was typed into the Studio form, to be offered again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    public string? TypedDescription { get; private set; }

    /// <summary>The page of a refused form, to start it again.</summary>
    public string? FormAddress { get; private set; }

    /// <summary>What was typed into a refused form elsewhere, to be copied from here: it is not sent again unseen.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Lost { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public Task<IActionResult> OnPostAsync() => ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        // Not a parameter: binding one reads the form again, which may be the very thing that failed.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Words = ErrorWords.Of(code, ExplainExpiredForm.Happened(HttpContext));
        Response.StatusCode = Words.Code;
        FormAddress = ExplainExpiredForm.FormAddress(HttpContext);
        if (failed?.OriginalPath is "/studio" or "/") await KeepTypedAsync();
        else if (FormAddress is not null) await ShowTypedAsync();
        if (!Request.IsHtmx()) return Page();

        Response.Htmx(headers => headers.Retarget("#alerts").Reswap("innerHTML"));
        return Partial("_ErrorNotice", Words);
    }

    private async Task KeepTypedAsync()
    {
        Typed = [.. (await ReadFormAsync()).Where(field => field.Key.StartsWith("Input.", StringComparison.Ordinal)).Take(MostKept)];
        TypedDescription = Typed.FirstOrDefault(field => field.Key == "Input.Description").Value;
    }

    /// <summary>What a person writes goes by these names; keys, choices and passwords do not.</summary>
    private async Task ShowTypedAsync() => Lost =
    [
        .. (await ReadFormAsync())
            .Select(field => KeyValuePair.Create(field.Key.Replace("Input.", "", StringComparison.Ordinal), field.Value))
            .Where(field => field.Key is "Name" or "Description" or "Email" or "Reason" && field.Value.Length > 0),
    ];

    private async Task<IEnumerable<KeyValuePair<string, string>>> ReadFormAsync()
    {
        if (!Request.HasFormContentType) return [];
        try
        {
            return (await Request.ReadFormAsync()).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or BadHttpRequestException)
        {
            return [];
        }
    }
}
