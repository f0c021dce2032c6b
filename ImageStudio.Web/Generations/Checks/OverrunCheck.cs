using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations.Checks;

/// <summary>R10: what the platform carried is recorded as it is worked out again. Each overrun is noted: its model's tolerance is too small.</summary>
public sealed class OverrunCheck(StudioDb db, StoredJobs jobs) : IReconciliationCheck
{
    public string Id => "R10";

    public string Title => "Overruns are recorded as they were";

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) => jobs.FindAsync(FindingOf, cancellationToken);

    private static string? FindingOf(StoredJob stored)
    {
        if (stored.Kept == 0) return null;
        var again = stored.Recompute().Overrun;
        return again == stored.Job.Overrun
            ? null
            : $"Job {stored.Id} records an overrun of {CreditText.Number(stored.Job.Overrun)}; its units make {CreditText.Number(again)}.";
    }

    public async Task<IReadOnlyList<string>> NoteAsync(CancellationToken cancellationToken)
    {
        var overruns = await db.ProviderJobs.AsNoTracking().Where(j => j.Overrun > 0)
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new { g.ModelName, g.ProviderId, j.Overrun })
            .GroupBy(row => new { row.ModelName, row.ProviderId })
            .Select(group => new { group.Key.ModelName, group.Key.ProviderId, Jobs = group.Count(), Sum = group.Sum(row => row.Overrun) })
            .OrderByDescending(group => group.Sum).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. overruns.Select(o => $"{o.ModelName} at {o.ProviderId}: {CreditText.Number(o.Sum)} above the hold in {o.Jobs} {(o.Jobs == 1 ? "job" : "jobs")}, carried by the platform.")];
    }
}
