namespace ImageStudio.Web.Pages.Shared;

/// <summary>Light, dark, or as the system says. A cookie, because it belongs to the device and must be known before the page is drawn.</summary>
public static class Appearance
{
    private const string Cookie = "studio-theme";

    /// <returns>"light", "dark", or null for the system's choice.</returns>
    public static string? Read(HttpContext context) => context.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;

    public static void Write(HttpContext context, string? theme)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        };
        if (theme is "light" or "dark") context.Response.Cookies.Append(Cookie, theme, options);
        else context.Response.Cookies.Delete(Cookie, options);
    }
}
