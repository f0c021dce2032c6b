using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Security;

/// <summary>A form without a valid antiforgery token does nothing; its answer is a page that says why and offers what was typed again.</summary>
public sealed class ExplainExpiredForm : IAlwaysRunResultFilter
{
    /// <summary>A form larger than this is not read at all, and so seems to have no token.</summary>
    public const int MaxFormBytes = 256 * 1024;

    private static readonly object Mark = new();

    public static bool Happened(HttpContext context) => context.Items.ContainsKey(Mark);

    /// <summary>Where the refused form stands, when its own address shows it.</summary>
    public static string? FormAddress(HttpContext context) => context.Items[Mark] as string;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        var tooLarge = context.HttpContext.Request.ContentLength > MaxFormBytes;
        if (!tooLarge) context.HttpContext.Items[Mark] = ShowsItself(context) ? context.HttpContext.Request.Path.Value : null;
        context.Result = new StatusCodeResult(tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    private static bool ShowsItself(FilterContext context) =>
        context.ActionDescriptor is CompiledPageActionDescriptor page
        && page.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod) && handler.Name is null);

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
