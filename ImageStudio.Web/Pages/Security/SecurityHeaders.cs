namespace ImageStudio.Web.Pages.Security;

/// <summary>
/// Headers of every answer. There is no inline script or style anywhere, so the policy needs no nonces and no exceptions; an endpoint that
/// serves somebody's bytes sets a stricter policy of its own.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Fonts, plug-ins and whatever else is not named here is what default-src says: none.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Add, context.Response.Headers);
        return next(context);
    }

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.TryAdd("Content-Security-Policy", Policy);
        // Pages are somebody's: what may be kept says so itself (static files, renditions).
        headers.TryAdd("Cache-Control", "no-store");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return Task.CompletedTask;
    }
}
