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

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public Task<IActionResult> OnPostAsync() => ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        // Not a parameter: binding one reads the form again, which may be the very thing that failed.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Words = ErrorWords.Of(code, ExplainExpiredForm.Happened(HttpContext));
        Response.StatusCode = Words.Code;
        if (failed?.OriginalPath is "/studio" or "/") await KeepTypedAsync();
        if (!Request.IsHtmx()) return Page();

        Response.Htmx(headers => headers.Retarget("#alerts").Reswap("innerHTML"));
        return Partial("_ErrorNotice", Words);
    }

    private async Task KeepTypedAsync()
    {
        if (!Request.HasFormContentType) return;
        try
        {
            var form = await Request.ReadFormAsync();
            Typed = [.. form.Where(field => field.Key.StartsWith("Input.", StringComparison.Ordinal)).Take(MostKept)
                .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))];
            TypedDescription = form["Input.Description"];
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or BadHttpRequestException)
        {
            Typed = [];
        }
    }
}
