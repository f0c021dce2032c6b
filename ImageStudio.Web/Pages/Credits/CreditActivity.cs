using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One line of the activity list. Entries of one generation that follow each other are one line.</summary>
/// <param name="Change">In millicredits; what was set aside, for a hold.</param>
/// <param name="Balance">Posted millicredits after the line.</param>
public sealed record ActivityLine(DateTimeOffset At, string Kind, string What, string Detail, Guid? GenerationId, long Change, long Balance);

/// <summary>A page of activity, newest first; <paramref name="Older"/> is the number to go on from.</summary>
public sealed record ActivityPage(IReadOnlyList<ActivityLine> Lines, long? Older);

/// <summary>Tells the ledger's entries as a story: joins what the ledger does not know, the generation behind a job.</summary>
public sealed class CreditActivity(StudioDb db)
{
    private const int PageSize = 60;

    public async Task<ActivityPage> ReadAsync(Guid ownerId, long? before, CancellationToken cancellationToken)
    {
        var account = await db.CreditAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.OwnerId == ownerId, cancellationToken);
        if (account is null) return new([], null);

        var entries = await db.CreditEntries.AsNoTracking()
            .Where(e => e.AccountId == account.Id && (before == null || e.Seq < before))
            .OrderByDescending(e => e.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        var balance = account.Posted - await NewerAsync(account.Id, before, cancellationToken);
        var jobs = await JobsAsync(entries, cancellationToken);
        long? older = entries.Count > PageSize ? entries[PageSize - 1].Seq : null;
        return new(Lines(entries.Take(PageSize), jobs, balance), older);
    }

    private async Task<long> NewerAsync(Guid accountId, long? before, CancellationToken cancellationToken) => before is null
        ? 0
        : await db.CreditEntries.Where(e => e.AccountId == accountId && e.Seq >= before).SumAsync(e => e.PostedChange, cancellationToken);

    private async Task<Dictionary<Guid, JobFacts>> JobsAsync(List<CreditEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Where(e => e.JobId is not null).Select(e => e.JobId!.Value).Distinct().ToList();
        var images = db.GalleryImages;
        return await db.ProviderJobs.AsNoTracking().Where(j => ids.Contains(j.Id))
            .Join(db.Generations, j => j.GenerationId, g => g.Id, (j, g) => new JobFacts(
                j.Id, g.Id, g.Description, g.ModelName, j.Images, j.EndReason, j.UpperBound, images.Count(i => i.JobId == j.Id)))
            .ToDictionaryAsync(facts => facts.JobId, cancellationToken);
    }

    private static List<ActivityLine> Lines(IEnumerable<CreditEntry> entries, Dictionary<Guid, JobFacts> jobs, long balance)
    {
        var lines = new List<ActivityLine>();
        foreach (var run in Runs(entries, jobs))
        {
            lines.Add(LineOf(run, [.. run.Where(e => e.JobId is not null).Select(e => jobs[e.JobId!.Value])], balance));
            balance -= run.Sum(e => e.PostedChange);
        }

        return lines;
    }

    private static IEnumerable<List<CreditEntry>> Runs(IEnumerable<CreditEntry> entries, Dictionary<Guid, JobFacts> jobs)
    {
        List<CreditEntry> run = [];
        foreach (var entry in entries)
        {
            if (run.Count > 0 && !Belongs(run[^1], entry, jobs))
            {
                yield return run;
                run = [];
            }

            run.Add(entry);
        }

        if (run.Count > 0) yield return run;
    }

    private static bool Belongs(CreditEntry a, CreditEntry b, Dictionary<Guid, JobFacts> jobs) =>
        a.Kind == b.Kind && a.JobId is { } one && b.JobId is { } two && jobs[one].GenerationId == jobs[two].GenerationId
        && (a.Kind != CreditEntryKind.Release || jobs[one].EndReason == jobs[two].EndReason);

    private static ActivityLine LineOf(List<CreditEntry> run, List<JobFacts> facts, long balance)
    {
        var (newest, first) = (run[0], facts.FirstOrDefault());
        var text = first is null ? "" : GalleryImage.AltOf(first.Description);
        var held = facts.Sum(job => job.UpperBound);
        var settled = -run.Sum(e => e.PostedChange);
        var (what, detail, change) = newest.Kind switch
        {
            CreditEntryKind.Grant => ("Credits granted", newest.Reason ?? "", run.Sum(e => e.PostedChange)),
            CreditEntryKind.Hold => ("On hold", $"{text} · {Pictures(facts.Sum(job => job.Images))}, {first!.ModelName}", held),
            CreditEntryKind.Settle => (
                $"{Pictures(facts.Sum(job => job.Kept))} settled — {first!.ModelName}",
                held > settled ? $"{text} · held {CreditText.Number(held)}, {CreditText.Number(held - settled)} came back" : text,
                -settled),
            _ => ($"Nothing charged — {CardWords.EndingInShort(first!.EndReason)}", $"{text} · hold of {CreditText.Number(held)} returned", 0),
        };
        return new(newest.At, newest.Kind, what, detail, first?.GenerationId, change, balance);
    }

    private static string Pictures(int count) => count == 1 ? "1 picture" : $"{count} pictures";

    private sealed record JobFacts(
        Guid JobId, Guid GenerationId, string Description, string ModelName, int Images, EndReason EndReason, long UpperBound, int Kept);
}
