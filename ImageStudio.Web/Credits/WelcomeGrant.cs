using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>Opens a new account's wallet and puts the welcome credits in. Repeatable: the same person is welcomed once.</summary>
public sealed class WelcomeGrant(StudioDb db, CreditLedger ledger, IOptions<CreditOptions> options)
{
    public async Task RunAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        if (await db.CreditAccounts.AnyAsync(a => a.OwnerId == ownerId, cancellationToken)) return;

        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        await ledger.OpenAsync(ownerId, cancellationToken);
        if (options.Value.WelcomeCredits > 0)
            await ledger.GrantAsync(ownerId, options.Value.WelcomeCredits * 1000L, "welcome", "Welcome credits", cancellationToken);
        await transaction.CommitAsync();
    }
}
