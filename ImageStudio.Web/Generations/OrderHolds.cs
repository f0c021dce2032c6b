using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Generations;

/// <summary>Sets aside what orders may cost at most, all of them or none. Part of the transaction that writes the orders.</summary>
public sealed class OrderHolds(CreditLedger ledger, RenewWallet renew, CreditPlans plans)
{
    /// <returns>Why it cannot; null when all is on hold.</returns>
    public async Task<StartOutcome?> TakeAsync(Guid ownerId, IReadOnlyList<(Generation Generation, ModelClass Class)> orders, CancellationToken cancellationToken)
    {
        // Today's credits count from midnight on, not from when the sweep comes by.
        if (plans.AnyBuckets) await renew.RunAsync(ownerId, cancellationToken);
        var holds = orders.SelectMany(order => order.Generation.Jobs.Where(job => job.UpperBound > 0)
            .Select(job => new CreditHold(ownerId, job.Id, job.UpperBound) { Class = order.Class, ProjectId = order.Generation.ProjectId }));
        return await ledger.HoldAsync([.. holds], cancellationToken) switch
        {
            Posting.Insufficient => new StartOutcome.NotEnoughCredits(),
            Posting.OverBudget => new StartOutcome.OverBudget(),
            _ => null,
        };
    }
}
