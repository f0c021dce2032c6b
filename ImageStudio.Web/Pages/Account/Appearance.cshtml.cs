using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Account;

/// <summary>Light, dark or as the system says; then back to where the person was.</summary>
[AllowAnonymous]
public sealed class AppearancePage : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/studio");

    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        Shared.Appearance.Write(HttpContext, theme);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/studio");
    }
}
