using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>R6: what was settled is the price of the settled units, worked out again, and what the ledger took.</summary>
public sealed class SettledPriceCheck(StoredJobs jobs) : IReconciliationCheck
{
    public string Id => "R6";

    public string Title => "Settled is the price of the settled units";

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) => jobs.FindAsync(FindingOf, cancellationToken);

    private static string? FindingOf(StoredJob stored)
    {
        var settled = stored.Job.Settled ?? 0;
        if (settled != stored.Booked)
            return $"Job {stored.Id} settled {CreditText.Number(settled)}; the ledger took {CreditText.Number(stored.Booked)}.";
        // Without pictures there is no share to work out: R8 names it.
        if (stored.Kept == 0) return null;
        var again = stored.Recompute().Amount;
        return settled == again ? null : $"Job {stored.Id} settled {CreditText.Number(settled)}; its units cost {CreditText.Number(again)}.";
    }
}
