using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Account;

[AllowAnonymous]
public sealed class SignOutPage(SignInManager<StudioUser> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/studio");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/account/sign-in");
    }
}
