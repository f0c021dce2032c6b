using ImageStudio.Web.Credits;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Support;

/// <summary>One person's credits in a database of their own, on an installation with one balance.</summary>
public sealed class FundedWallet : IDisposable
{
    private static readonly CreditPlans Plans = new(Options.Create(new CreditOptions()));

    private FundedWallet(Engine engine) => Database = new(engine);

    public StudioDatabase Database { get; }

    public Guid Owner { get; } = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<FundedWallet> OpenAsync(Engine engine, long millicredits)
    {
        var wallet = new FundedWallet(engine);
        await wallet.WithAsync(async ledger =>
        {
            await ledger.OpenAsync(wallet.Owner, Token);
            return millicredits == 0 ? Posting.Posted : await ledger.GrantAsync(wallet.Owner, millicredits, "test", "Test credits", Token);
        });
        return wallet;
    }

    /// <summary>Each call has a connection of its own, as each request has.</summary>
    public async Task<Posting> WithAsync(Func<CreditLedger, Task<Posting>> act)
    {
        await using var db = Database.Open();
        return await act(new(db, Plans, TimeProvider.System));
    }

    public Task<Posting> HoldAsync(Guid job, long millicredits) => WithAsync(ledger => ledger.HoldAsync(Owner, job, millicredits, Token));

    public async Task AssertAsync(long posted, long held)
    {
        await using var db = Database.Open();
        Assert.Equal(new(posted, held), await new Wallet(db, Plans, TimeProvider.System).ReadAsync(Owner, Token));
        await LedgerSoundness.AssertAsync(db, Token);
    }

    public void Dispose() => Database.Dispose();
}
