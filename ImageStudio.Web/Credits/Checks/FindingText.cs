namespace ImageStudio.Web.Credits.Checks;

/// <summary>How findings name things: by ids, because the ledger knows nothing else.</summary>
internal static class FindingText
{
    public static string Account(Guid ownerId, Guid accountId) => $"Account {accountId} of user {ownerId}";
}
