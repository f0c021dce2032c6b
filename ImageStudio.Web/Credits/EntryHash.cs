using System.Security.Cryptography;
using System.Text.Json;

namespace ImageStudio.Web.Credits;

/// <summary>
/// Chains each entry of an account to the one before it, so that an edit made behind the database's rules is found:
/// SHA-256, in lower-case hex, over a JSON array of the previous hash (empty for the first) and every field of the entry.
/// </summary>
public static class EntryHash
{
    /// <param name="previous">The hash of the account's entry before, null if there is none.</param>
    public static string Of(string? previous, CreditMovement m, Guid accountId, long seq, long atMilliseconds)
    {
        var fields = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            previous ?? "", accountId, seq, m.Kind, m.Posted, m.Held, m.HoldId, m.SettleId, m.LotId, m.Key, m.JobId, m.ProjectId, m.ActorId,
            m.Reason, m.ExpiresAt?.ToUnixTimeMilliseconds(), atMilliseconds,
        });
        return Convert.ToHexStringLower(SHA256.HashData(fields));
    }

    /// <summary>What the hash of a stored entry must be.</summary>
    public static string Of(string? previous, CreditEntry e) => Of(
        previous,
        new CreditMovement(e.Kind, e.PostedChange, e.HeldChange, e.IdempotencyKey)
        {
            HoldId = e.HoldId,
            SettleId = e.SettleId,
            LotId = e.LotId,
            JobId = e.JobId,
            ProjectId = e.ProjectId,
            ActorId = e.ActorId,
            Reason = e.Reason,
            ExpiresAt = e.ExpiresAt,
        },
        e.AccountId,
        e.Seq,
        e.At.ToUnixTimeMilliseconds());
}
