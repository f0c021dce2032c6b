using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Support;

/// <summary>What must be true of the ledger after any test, whatever happened in it.</summary>
public static class LedgerSoundness
{
    public static async Task AssertAsync(StudioDb db, CancellationToken cancellationToken)
    {
        foreach (var account in await db.CreditAccounts.AsNoTracking().ToListAsync(cancellationToken))
            await AssertAccountAsync(db, account, cancellationToken);
        await AssertJobsAsync(db, cancellationToken);
    }

    /// <summary>The same of one person's wallet, without the jobs it paid for.</summary>
    public static async Task AssertWalletAsync(StudioDb db, Guid ownerId, CancellationToken cancellationToken)
    {
        foreach (var account in await db.CreditAccounts.AsNoTracking().Where(a => a.OwnerId == ownerId).ToListAsync(cancellationToken))
            await AssertAccountAsync(db, account, cancellationToken);
    }

    private static async Task AssertAccountAsync(StudioDb db, CreditAccount account, CancellationToken cancellationToken)
    {
        var entries = await db.CreditEntries.AsNoTracking().Where(e => e.AccountId == account.Id).OrderBy(e => e.Seq).ToListAsync(cancellationToken);
        AssertRunningSums(account, entries);
        AssertOpenHolds(account, entries);
        AssertChain(account, entries);
        AssertLots(account, entries, await db.CreditLots.AsNoTracking().Where(l => l.AccountId == account.Id).ToListAsync(cancellationToken));
    }

    private static void AssertLots(CreditAccount account, List<CreditEntry> entries, List<CreditLot> lots)
    {
        Assert.Equal(account.Posted, lots.Sum(l => l.Remaining));
        Assert.Equal(
            entries.Where(e => e.PostedChange > 0).Select(e => (e.Id, e.PostedChange, e.ExpiresAt)).OrderBy(lot => lot.Id),
            lots.Select(l => (l.Id, l.Amount, l.ExpiresAt)).OrderBy(lot => lot.Id));
    }

    private static void AssertRunningSums(CreditAccount account, List<CreditEntry> entries)
    {
        long posted = 0, held = 0, seq = 0;
        foreach (var entry in entries)
        {
            Assert.Equal(++seq, entry.Seq);
            posted += entry.PostedChange;
            held += entry.HeldChange;
            Assert.True(posted >= 0 && held >= 0 && held <= posted, $"Entry {entry.Seq} leaves {posted} posted and {held} held.");
        }

        Assert.Equal((posted, held, seq), (account.Posted, account.Held, account.Seq));
    }

    private static void AssertOpenHolds(CreditAccount account, List<CreditEntry> entries)
    {
        var ended = entries.Where(e => e.HoldId is not null).Select(e => e.HoldId!.Value).ToList();
        Assert.Equal(ended.Count, ended.Distinct().Count());
        Assert.Equal(account.Held, entries.Where(e => e.Kind == CreditEntryKind.Hold && !ended.Contains(e.Id)).Sum(e => e.HeldChange));
    }

    private static void AssertChain(CreditAccount account, List<CreditEntry> entries)
    {
        string? previous = null;
        foreach (var entry in entries) Assert.Equal(previous = EntryHash.Of(previous, entry), entry.Hash);
        Assert.Equal(previous, account.Hash);
    }

    /// <summary>A finished job has no open hold, a running one has, and a free one never had any; what is settled is what its pictures cost.</summary>
    private static async Task AssertJobsAsync(StudioDb db, CancellationToken cancellationToken)
    {
        var entries = await db.CreditEntries.AsNoTracking().Where(e => e.JobId != null).ToListAsync(cancellationToken);
        var byJob = entries.ToLookup(e => e.JobId!.Value);
        foreach (var job in await db.ProviderJobs.AsNoTracking().ToListAsync(cancellationToken))
        {
            var ends = byJob[job.Id].Where(e => e.Kind is CreditEntryKind.Settle or CreditEntryKind.Release).ToList();
            Assert.Equal(job.IsFinished ? byJob[job.Id].Count(e => e.Kind == CreditEntryKind.Hold) : 0, ends.Count);
            Assert.Equal(job.UpperBound, byJob[job.Id].Where(e => e.Kind == CreditEntryKind.Hold).Sum(e => e.HeldChange));
            Assert.Equal(job.Settled ?? 0, -ends.Sum(e => e.PostedChange));
        }
    }
}
