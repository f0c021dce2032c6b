using Microsoft.AspNetCore.Identity;

namespace ImageStudio.Web.Accounts;

/// <summary>Somebody with an account. The e-mail address is the sign-in name.</summary>
public sealed class StudioUser : IdentityUser<Guid>
{
    public const int MaxEmailCharacters = 120;

    private StudioUser()
    {
    }

    public StudioUser(string email, DateTimeOffset registeredAt)
    {
        Id = Guid.CreateVersion7(registeredAt);
        SecurityStamp = Guid.NewGuid().ToString("N");
        UserName = Email = email;
        RegisteredAt = registeredAt;
    }

    public DateTimeOffset RegisteredAt { get; private set; }

    public bool IsAdministrator { get; private set; }

    /// <summary>True for the first account, null for all others; unique, so that two people who register at once cannot both be first.</summary>
    public bool? IsFirstAccount { get; private set; }

    public void BecomeFirstAdministrator() => (IsFirstAccount, IsAdministrator) = (true, true);

    public void BeOneOfMany() => (IsFirstAccount, IsAdministrator) = (null, false);
}
