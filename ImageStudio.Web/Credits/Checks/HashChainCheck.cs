using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R11: every entry's hash follows from the entry and the hash before it, and the wallet knows the last one.</summary>
public sealed class HashChainCheck(StudioDb db) : IReconciliationCheck
{
    private const int PageSize = 1000;

    public string Id => "R11";

    public string Title => "The entries' chain of hashes is unbroken";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = await WrongHeadsAsync(cancellationToken);
        var since = await ChainedSinceAsync(cancellationToken);
        CreditEntry? before = null;
        for (var more = true; more && findings.Count < IReconciliationCheck.Most;)
        {
            var page = await PageAsync(before, cancellationToken);
            foreach (var entry in page)
            {
                if (FindingOf(entry, before?.AccountId == entry.AccountId ? before.Hash : null, since) is { } finding) findings.Add(finding);
                before = entry;
            }

            more = page.Count == PageSize;
        }

        return [.. findings.Take(IReconciliationCheck.Most)];
    }

    private static string? FindingOf(CreditEntry entry, string? previous, DateTimeOffset? since)
    {
        // Entries older than the chain have none; nothing after its beginning may be without.
        if (entry.Hash is null && previous is null && !(entry.At > since)) return null;
        return entry.Hash == EntryHash.Of(previous, entry) ? null : $"Account {entry.AccountId}: entry {entry.Seq} is not as it was written.";
    }

    private Task<List<CreditEntry>> PageAsync(CreditEntry? after, CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries.AsNoTracking();
        if (after is { AccountId: var account, Seq: var seq })
            entries = entries.Where(e => e.AccountId.CompareTo(account) > 0 || (e.AccountId == account && e.Seq > seq));
        return entries.OrderBy(e => e.AccountId).ThenBy(e => e.Seq).Take(PageSize).ToListAsync(cancellationToken);
    }

    private Task<DateTimeOffset?> ChainedSinceAsync(CancellationToken cancellationToken) =>
        db.CreditEntries.Where(e => e.Hash != null).MinAsync(e => (DateTimeOffset?)e.At, cancellationToken);

    private async Task<List<string>> WrongHeadsAsync(CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        var wrong = await db.CreditAccounts.AsNoTracking()
            .Where(a => a.Hash != entries.Where(e => e.AccountId == a.Id && e.Seq == a.Seq).Select(e => e.Hash).FirstOrDefault())
            .OrderBy(a => a.Id).Take(IReconciliationCheck.Most).Select(a => new { a.Id, a.OwnerId }).ToListAsync(cancellationToken);
        return [.. wrong.Select(a => $"{FindingText.Account(a.OwnerId, a.Id)} does not know the hash of its newest entry.")];
    }
}
