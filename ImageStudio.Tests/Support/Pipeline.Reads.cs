using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Support;

/// <summary>What a test reads back.</summary>
public sealed partial class Pipeline
{
    public IReadOnlyList<string> Originals =>
        Directory.Exists(Path.Combine(MediaRoot, "originals"))
            ? Directory.GetFiles(Path.Combine(MediaRoot, "originals"), "*.png", SearchOption.AllDirectories)
            : [];

    public Task<Generation> GenerationAsync(Guid id) => WithAsync<StudioDb, Generation>(async db =>
    {
        var generation = await db.Generations.AsNoTracking().Include(g => g.Jobs).SingleAsync(g => g.Id == id, Token);
        generation.Jobs.Sort((one, other) => one.Index.CompareTo(other.Index));
        return generation;
    });

    public async Task<ProviderJob> JobAsync(Guid generation) => Assert.Single((await GenerationAsync(generation)).Jobs);

    public Task<List<GalleryImage>> ImagesAsync(Guid generation) => WithAsync<StudioDb, List<GalleryImage>>(db =>
        db.GalleryImages.AsNoTracking().Where(i => i.GenerationId == generation).OrderBy(i => i.Seed).ToListAsync(Token));

    public Task<WalletBalance> BalanceAsync(Guid? user = null) => WithAsync<Wallet, WalletBalance>(wallet => wallet.ReadAsync(user ?? Ada, Token));

    /// <summary>The kinds of Ada's entries after the grant.</summary>
    public Task<List<string>> EntriesAsync() => WithAsync<StudioDb, List<string>>(db =>
        db.CreditEntries.Where(e => e.Kind != CreditEntryKind.Grant).OrderBy(e => e.Seq).Select(e => e.Kind).ToListAsync(Token));

    /// <summary>Ended without pictures for a reason, and every credit is back, once.</summary>
    public async Task AssertGivenBackAsync(Guid generation, ProviderJobState state, EndReason reason)
    {
        var job = await JobAsync(generation);
        Assert.Equal((state, reason), (job.State, job.EndReason));
        Assert.Equal(new WalletBalance(100_000, 0), await BalanceAsync());
        Assert.Equal([CreditEntryKind.Hold, CreditEntryKind.Release], await EntriesAsync());
        Assert.Empty(await ImagesAsync(generation));
        Assert.Null(job.DueAt);
    }

    public Task<ReconciliationReport> ReconcileAsync() =>
        WithAsync<Reconciliation, ReconciliationReport>(reconciliation => reconciliation.RunAsync(CancellationToken.None));

    /// <summary>The next moment at which something is due: a job that waits for its turn is due already and moves no clock.</summary>
    private Task<DateTimeOffset?> NextDueAsync() => WithAsync<StudioDb, DateTimeOffset?>(async db =>
    {
        var (now, due) = (Clock.GetUtcNow(), db.ProviderJobs.Where(j => j.DueAt != null).Select(j => j.DueAt));
        return await due.Where(at => at > now).MinAsync(Token) ?? (await due.AnyAsync(Token) ? now : null);
    });
}
