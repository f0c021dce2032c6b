using ImageStudio.Web.Accounts;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class SignInPage(SignIn signIn, CurrentUser user) : PageModel
{
    /// <summary>One sentence for every failure: nobody learns which addresses have an account.</summary>
    private const string Wrong = "E-mail address and password do not go together. After ten wrong tries an account rests for five minutes";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect(Destination) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Email is { Length: > 0 and <= StudioUser.MaxEmailCharacters }
            && Password is { Length: > 0 and <= AccountRules.MaxPasswordCharacters }
            && await signIn.RunAsync(Email, Password, cancellationToken)) return LocalRedirect(Destination);

        Problems = [new("Email", Wrong)];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/studio";
}
