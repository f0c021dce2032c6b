using Microsoft.AspNetCore.Identity;

namespace ImageStudio.Web.Accounts;

/// <summary>Checks a password and starts the session. Every failure looks and costs the same, so that nobody learns which addresses exist.</summary>
public sealed class SignIn(SignInManager<StudioUser> signIn, UserManager<StudioUser> users, AccountOpened opened)
{
    private static readonly StudioUser Nobody = new("nobody@example.com", DateTimeOffset.UnixEpoch);
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<StudioUser>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<bool> RunAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return false;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded) await opened(user.Id, cancellationToken);
        return result.Succeeded;
    }
}
