using System.Data.Common;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Credits.Model;

/// <summary>The real ledger over a real database, for one person who is new in it.</summary>
internal sealed class LedgerUnderTest : IAsyncDisposable
{
    private static readonly Guid Administrator = Guid.NewGuid();
    private readonly Guid _owner = Guid.NewGuid();
    private readonly Guid[] _jobs = [.. Enumerable.Range(0, 10).Select(_ => Guid.NewGuid())];
    private readonly Guid[] _forms = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];
    private readonly FakeTimeProvider _clock;
    private readonly StudioDb _db;
    private readonly CreditLedger _ledger;

    public LedgerUnderTest(StudioDatabase database, CreditPlans plans, DateTimeOffset start)
    {
        (_clock, _db) = (new(start), database.Open());
        _ledger = new(_db, plans, _clock);
    }

    public Task OpenAsync() => _ledger.OpenAsync(_owner, CancellationToken.None);

    /// <returns>How the command ended.</returns>
    public async Task<string> DoAsync(LedgerCommand c)
    {
        try
        {
            return c.Verb switch
            {
                LedgerVerb.Expire => $"{await _ledger.ExpireAsync(_owner, CancellationToken.None)} expired",
                LedgerVerb.Wait => Wait(c.Hours),
                _ => (await PostAsync(c)).ToString(),
            };
        }
        catch (InvalidOperationException trouble) when (trouble.Message.Contains("has no hold", StringComparison.Ordinal))
        {
            return "no hold";
        }
        catch (DbException refusal) when (DatabaseRule.BrokenIn(refusal) is { } rule && rule.Contains("ck_shape", StringComparison.Ordinal))
        {
            return "ck_shape";
        }
    }

    public async Task<IReadOnlyList<string>> StateAsync()
    {
        var accounts = await _db.CreditAccounts.AsNoTracking().Where(a => a.OwnerId == _owner && a.Posted > 0).ToListAsync();
        var ids = accounts.ConvertAll(a => a.Id);
        var lots = await _db.CreditLots.AsNoTracking().Where(l => ids.Contains(l.AccountId) && l.Remaining > 0).OrderBy(l => l.Seq).ToListAsync();
        return
        [
            .. accounts.OrderBy(a => a.Bucket).SelectMany(account => lots.Where(l => l.AccountId == account.Id)
                .Select(l => $"{account.Bucket}: {l.Remaining} until {l.ExpiresAt:u}").Prepend($"{account.Bucket}: {account.Posted} posted, {account.Held} held")),
        ];
    }

    public Task AssertSoundAsync() => LedgerSoundness.AssertWalletAsync(_db, _owner, CancellationToken.None);

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private Task<Posting> PostAsync(LedgerCommand c) => c.Verb switch
    {
        LedgerVerb.Grant => _ledger.GrantAsync(
            new(_owner, c.Bucket, c.Millicredits, $"{c.Key}", "Test") { ExpiresAt = c.Hours > 0 ? _clock.UtcNow.AddHours(c.Hours) : null }, CancellationToken.None),
        LedgerVerb.Hold => _ledger.HoldAsync(
            [new(_owner, _jobs[c.Job], c.Millicredits) { Class = c.Advanced ? ModelClass.Advanced : ModelClass.Standard }], CancellationToken.None),
        LedgerVerb.Settle => _ledger.SettleAsync(_jobs[c.Job], c.Millicredits, "Test", CancellationToken.None),
        LedgerVerb.Release => _ledger.ReleaseAsync(_jobs[c.Job], "Test", CancellationToken.None),
        LedgerVerb.Refund => _ledger.RefundAsync(_jobs[c.Job], c.Millicredits, _forms[c.Key], "Test", Administrator, CancellationToken.None),
        LedgerVerb.Adjust => _ledger.AdjustAsync(_owner, c.Bucket, c.Millicredits, _forms[c.Key], "Test", Administrator, CancellationToken.None),
        _ => throw new InvalidOperationException($"{c.Verb} posts nothing."),
    };

    private string Wait(int hours)
    {
        _clock.Advance(TimeSpan.FromHours(hours));
        return "waited";
    }
}
