namespace ImageStudio.Web.Accounts;

/// <summary>OWASP ASVS 5.0, 6.2: length counts, composition rules do not.</summary>
public static class AccountRules
{
    /// <summary>The name of the policy that lets administrators in and shows everybody else that there is nothing.</summary>
    public const string Administrators = "administrators";

    public const int MinPasswordCharacters = 12;
    public const int MaxPasswordCharacters = 128;
    public const int MaxFailedSignIns = 10;
    public static readonly TimeSpan LockedOutFor = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan SignedInFor = TimeSpan.FromDays(7);
}
