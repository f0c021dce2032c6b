using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>R5: a running job has its whole price on hold, an ended one nothing; a free one never had, and no hold is without its job.</summary>
public sealed class JobHoldsCheck(StudioDb db) : IReconciliationCheck
{
    private static readonly ProviderJobState[] Ended =
    [
        ProviderJobState.Stored, ProviderJobState.Failed, ProviderJobState.Moderated, ProviderJobState.Cancelled, ProviderJobState.Expired,
    ];

    public string Id => "R5";

    public string Title => "Running jobs have their hold, ended jobs have none left";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = await WrongHoldsAsync(cancellationToken);
        if (findings.Count < IReconciliationCheck.Most) findings.AddRange(await StrayHoldsAsync(IReconciliationCheck.Most - findings.Count, cancellationToken));
        return findings;
    }

    private async Task<List<string>> WrongHoldsAsync(CancellationToken cancellationToken)
    {
        var (entries, ended) = (db.CreditEntries, Ended);
        var wrong = await db.ProviderJobs.AsNoTracking()
            .Select(j => new
            {
                j.Id,
                j.State,
                j.UpperBound,
                Held = entries.Where(h => h.JobId == j.Id && h.Kind == CreditEntryKind.Hold).Sum(h => h.HeldChange),
                Open = entries.Where(h => h.JobId == j.Id && h.Kind == CreditEntryKind.Hold && !entries.Any(e => e.HoldId == h.Id))
                    .Sum(h => h.HeldChange),
            })
            .Where(j => j.Held != j.UpperBound || (ended.Contains(j.State) ? j.Open != 0 : j.Open != j.UpperBound))
            .OrderBy(j => j.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. wrong.Select(j =>
            $"Job {j.Id} is {j.State} at a price of {CreditText.Number(j.UpperBound)}; {CreditText.Number(j.Held)} was put on hold for it, "
            + $"{CreditText.Number(j.Open)} still is.")];
    }

    private async Task<IEnumerable<string>> StrayHoldsAsync(int most, CancellationToken cancellationToken)
    {
        var jobs = db.ProviderJobs;
        var stray = await db.CreditEntries.AsNoTracking()
            .Where(e => e.Kind == CreditEntryKind.Hold && !jobs.Any(j => j.Id == e.JobId))
            .OrderBy(e => e.Id).Take(most).Select(e => new { e.Id, e.JobId, e.HeldChange }).ToListAsync(cancellationToken);
        return stray.Select(e => $"Hold {e.Id} of {CreditText.Number(e.HeldChange)} names job {e.JobId}, which does not exist.");
    }
}
