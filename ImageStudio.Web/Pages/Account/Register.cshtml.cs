using System.ComponentModel.DataAnnotations;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class RegisterPage(RegisterUser register, SignIn signIn, CurrentUser user, IOptions<CreditOptions> credits) : PageModel
{
    private static readonly EmailAddressAttribute EmailShape = new();

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public int WelcomeCredits => credits.Value.WelcomeCredits;

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect("/studio") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problems = [.. Check()];
        if (Problems.Count == 0)
        {
            var (account, reasons) = await register.RunAsync(Email!, Password!, cancellationToken);
            if (account is not null && await signIn.RunAsync(Email!, Password!, cancellationToken)) return LocalRedirect("/studio");
            Problems = [.. reasons.Select(words => new FieldProblem(nameof(Email), words))];
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private IEnumerable<FieldProblem> Check()
    {
        Email = Email?.Trim();
        if (string.IsNullOrEmpty(Email) || Email.Length > StudioUser.MaxEmailCharacters || !EmailShape.IsValid(Email) || Email.Any(char.IsControl))
            yield return new(nameof(Email), "Enter an e-mail address such as name@example.com");
        if (Password is null || Password.Length < AccountRules.MinPasswordCharacters)
            yield return new(nameof(Password), $"The password needs at least {AccountRules.MinPasswordCharacters} characters");
        if (Password?.Length > AccountRules.MaxPasswordCharacters)
            yield return new(nameof(Password), $"The password may have at most {AccountRules.MaxPasswordCharacters} characters");
    }
}
