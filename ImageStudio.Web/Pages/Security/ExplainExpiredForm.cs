using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ImageStudio.Web.Pages.Security;

/// <summary>A form without a valid antiforgery token does nothing; its answer is a page that says why and offers what was typed again.</summary>
public sealed class ExplainExpiredForm : IAlwaysRunResultFilter
{
    private static readonly object Mark = new();

    public static bool Happened(HttpContext context) => context.Items.ContainsKey(Mark);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        context.HttpContext.Items[Mark] = true;
        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
