using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>Puts a wallet on another plan, from now on; what the new plan grants comes at once.</summary>
public sealed class ChangePlan(StudioDb db, CreditLedger ledger, RenewWallet renew, CreditPlans plans, TimeProvider clock)
{
    /// <param name="planId">Null for whatever the default is.</param>
    /// <returns>False when there is no such plan.</returns>
    public async Task<bool> RunAsync(Guid ownerId, string? planId, CancellationToken cancellationToken)
    {
        if (planId is not null && !plans.All.ContainsKey(planId)) return false;

        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        await ledger.OpenAsync(ownerId, cancellationToken);
        var wallet = await db.WalletPlans.SingleAsync(p => p.OwnerId == ownerId, cancellationToken);
        if (wallet.Plan != planId)
        {
            wallet.ChangeTo(planId, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            await renew.RunAsync(ownerId, cancellationToken);
        }

        await transaction.CommitAsync();
        return true;
    }
}
