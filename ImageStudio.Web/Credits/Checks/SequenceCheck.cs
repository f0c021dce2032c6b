using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R3: a wallet's entries are numbered from 1 without gaps, up to the number the wallet knows.</summary>
public sealed class SequenceCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R3";

    public string Title => "Entries are numbered without gaps";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        var wrong = await db.CreditAccounts.AsNoTracking()
            .Select(a => new
            {
                a.Id,
                a.OwnerId,
                a.Seq,
                Count = entries.LongCount(e => e.AccountId == a.Id),
                First = entries.Where(e => e.AccountId == a.Id).Min(e => (long?)e.Seq) ?? 1,
                Last = entries.Where(e => e.AccountId == a.Id).Max(e => (long?)e.Seq) ?? 0,
            })
            .Where(a => a.First != 1 || a.Last != a.Count || a.Last != a.Seq)
            .OrderBy(a => a.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. wrong.Select(a =>
            $"{FindingText.Account(a.OwnerId, a.Id)} counts {a.Seq} entries; {a.Count} are there, numbered {a.First} to {a.Last}.")];
    }
}
