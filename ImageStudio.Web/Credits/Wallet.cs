using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>A wallet as shown, in millicredits.</summary>
public sealed record WalletBalance(long Posted, long Held)
{
    public long Available => Posted - Held;
}

/// <summary>Reads a person's wallet; an account without one has nothing.</summary>
public sealed class Wallet(StudioDb db)
{
    public async Task<WalletBalance> ReadAsync(Guid ownerId, CancellationToken cancellationToken) =>
        await db.CreditAccounts.AsNoTracking().Where(a => a.OwnerId == ownerId)
            .Select(a => new WalletBalance(a.Posted, a.Held)).SingleOrDefaultAsync(cancellationToken) ?? new(0, 0);
}
