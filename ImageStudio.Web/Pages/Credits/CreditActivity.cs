using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>What the ledger does not know of a job: the generation behind it and how it ended.</summary>
public sealed record JobFacts(
    Guid JobId, Guid GenerationId, string Description, string ModelName, int Images, ProviderJobState State, EndReason EndReason, int Kept);

/// <summary>A page of activity, newest first; <paramref name="Older"/> is where to go on from.</summary>
public sealed record ActivityPage(IReadOnlyList<ActivityLine> Lines, EntryCursor? Older);

/// <summary>Tells a month of the ledger's entries as a story.</summary>
public sealed class CreditActivity(StudioDb db, EntryRows entries)
{
    /// <summary>In entries; a line of the list may stand for several.</summary>
    public const int PageSize = 60;

    private const int MostChoices = 500;

    public async Task<ActivityPage> ReadAsync(Guid ownerId, ActivityFilter filter, EntryCursor? before, CancellationToken cancellationToken)
    {
        var rows = entries.Of(ownerId, filter, findProjects: filter.Project is not null);
        if (before is { At: var at, Id: var id }) rows = rows.Where(r => r.At < at || (r.At == at && r.Id.CompareTo(id) < 0));
        var page = await rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var runs = ActivityLines.Runs(page, await JobsAsync(page, cancellationToken));

        // What is cut off at the end of a page starts the next one whole.
        var isCut = page.Count > PageSize;
        if (isCut && runs.Count > 1) runs.RemoveAt(runs.Count - 1);
        var last = runs.Count == 0 ? null : runs[^1].Rows[^1];
        var buckets = await BucketsAsync(ownerId, cancellationToken);
        return new([.. runs.Select(run => ActivityLines.LineOf(run, namesBuckets: buckets > 1))], isCut && last is not null ? new(last.At, last.Id) : null);
    }

    /// <summary>The newest entry before a moment: whether there is anything older, and where.</summary>
    public async Task<CreditMonth?> MonthBeforeAsync(Guid ownerId, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var accounts = db.CreditAccounts;
        var at = await db.CreditEntries.Where(e => e.At < moment && accounts.Any(a => a.Id == e.AccountId && a.OwnerId == ownerId))
            .MaxAsync(e => (DateTimeOffset?)e.At, cancellationToken);
        return at is { } newest ? CreditMonth.Of(newest) : null;
    }

    public async Task<FilterChoices> ChoicesAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var models = await db.Generations.Where(g => g.OwnerId == ownerId).GroupBy(g => g.ModelId)
            .OrderBy(g => g.Key)
            .Select(g => new FilterChoice(g.Key, g.Max(one => one.ModelName)!)).Take(MostChoices).ToListAsync(cancellationToken);
        var projects = await db.Projects.Where(p => p.OwnerId == ownerId).OrderByDescending(p => p.ActiveAt).Take(MostChoices)
            .Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return new(
            [.. models.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)],
            projects.Count == 0
                ? []
                : [.. projects.Select(p => new FilterChoice(p.Id.ToString(), p.Name)), new(FilterChoices.NoProject, "In no project")]);
    }

    private Task<int> BucketsAsync(Guid ownerId, CancellationToken cancellationToken) =>
        db.CreditAccounts.CountAsync(a => a.OwnerId == ownerId, cancellationToken);

    private async Task<Dictionary<Guid, JobFacts>> JobsAsync(List<EntryRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(r => r.GenerationId is not null).Select(r => r.JobId!.Value).Distinct().ToList();
        if (ids.Count == 0) return [];
        var images = db.GalleryImages;
        return await db.ProviderJobs.AsNoTracking().Where(j => ids.Contains(j.Id))
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new JobFacts(
                j.Id, g.Id, g.Description, g.ModelName, j.Images, j.State, j.EndReason, images.Count(i => i.GenerationId == g.Id && i.JobId == j.Id)))
            .ToDictionaryAsync(facts => facts.JobId, cancellationToken);
    }
}
