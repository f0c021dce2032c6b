using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Accounts;

/// <summary>Opens an account. The first one on an empty installation becomes the administrator.</summary>
public sealed class RegisterUser(UserManager<StudioUser> users, AccountOpened opened, TimeProvider clock)
{
    /// <returns>The user, or the reasons in words.</returns>
    public async Task<(StudioUser? User, IReadOnlyList<string> Problems)> RunAsync(
        string email, string password, CancellationToken cancellationToken)
    {
        var user = new StudioUser(email.Trim(), clock.GetUtcNow());
        if (!await users.Users.AnyAsync(cancellationToken)) user.BecomeFirstAdministrator();

        var result = await CreateAsync(user, password);
        if (!result.Succeeded) return (null, result.Errors.Select(InWords).Distinct().ToList());

        await opened(user.Id, cancellationToken);
        return (user, []);
    }

    private async Task<IdentityResult> CreateAsync(StudioUser user, string password)
    {
        try
        {
            return await users.CreateAsync(user, password);
        }
        catch (DbUpdateException) when (user.IsFirstAccount == true)
        {
            user.BeOneOfMany();
            return await users.CreateAsync(user, password);
        }
        catch (DbUpdateException)
        {
            return IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(user.Email!));
        }
    }

    private static string InWords(IdentityError error) => error.Code switch
    {
        "DuplicateEmail" or "DuplicateUserName" => "This e-mail address already has an account. Sign in instead, or use another address.",
        "InvalidEmail" or "InvalidUserName" => "Enter an e-mail address such as name@example.com.",
        "PasswordTooShort" => $"Use a password of at least {AccountRules.MinPasswordCharacters} characters.",
        _ => error.Description,
    };
}
