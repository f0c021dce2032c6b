using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>A wallet as shown, in millicredits.</summary>
public sealed record WalletBalance(long Posted, long Held)
{
    public long Available => Posted - Held;
}

/// <summary>Reads a person's wallet; an account without one has nothing. Every page and every price asks, so the query is compiled once.</summary>
public sealed class Wallet(StudioDb db)
{
    private static readonly CompiledQuery<Func<StudioDb, Guid, CancellationToken, Task<WalletBalance?>>> BalanceOf = new(
        () => EF.CompileAsyncQuery((StudioDb db, Guid ownerId, CancellationToken cancellationToken) =>
            db.Set<CreditAccount>().Where(a => a.OwnerId == ownerId).Select(a => new WalletBalance(a.Posted, a.Held)).SingleOrDefault()));

    public async Task<WalletBalance> ReadAsync(Guid ownerId, CancellationToken cancellationToken) =>
        await BalanceOf.For(db)(db, ownerId, cancellationToken) ?? new(0, 0);
}
