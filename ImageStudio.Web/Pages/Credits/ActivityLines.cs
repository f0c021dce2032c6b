using ImageStudio.Web.Credits;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Pages.Generations;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One line of the activity list. Entries that belong together and follow each other are one line.</summary>
/// <param name="Change">In millicredits; what was set aside, for a hold.</param>
/// <param name="Balance">Posted millicredits after the line.</param>
public sealed record ActivityLine(DateTimeOffset At, string Kind, string What, string Detail, Guid? GenerationId, long Change, long Balance)
{
    /// <summary>Where the line leads: to the receipt, and while nothing has ended yet to the generation.</summary>
    public string? Address => GenerationId is not { } id ? null : Kind == CreditEntryKind.Hold ? $"/generations/{id}" : $"/credits/receipts/{id}";

    public string ChangeInWords => Kind switch
    {
        CreditEntryKind.Hold => $"({CreditText.Number(Change)})",
        _ when Change > 0 => "+" + CreditText.Number(Change),
        _ => CreditText.Number(Change),
    };
}

/// <summary>Entries that are one line, newest first, and the jobs they are about.</summary>
public sealed record EntryRun(List<EntryRow> Rows, List<JobFacts> Jobs);

/// <summary>Makes lines of entries. A press of Generate is up to four jobs, each over up to three buckets: one line for the person.</summary>
public static class ActivityLines
{
    /// <summary>Parts of one renewal are posted in one transaction; their times differ by what the database takes.</summary>
    private const long OneRenewalMs = 10_000;

    /// <param name="rows">Newest first.</param>
    public static List<EntryRun> Runs(IEnumerable<EntryRow> rows, Dictionary<Guid, JobFacts> jobs)
    {
        List<EntryRun> runs = [];
        foreach (var row in rows)
        {
            var job = row.JobId is { } id ? jobs.GetValueOrDefault(id) : null;
            if (runs.Count == 0 || !Belongs(runs[^1], row, job)) runs.Add(new([], []));
            runs[^1].Rows.Add(row);
            if (job is not null && !runs[^1].Jobs.Contains(job)) runs[^1].Jobs.Add(job);
        }

        return runs;
    }

    /// <param name="namesBuckets">Whether it matters which bucket paid: a wallet with one has nothing to tell apart.</param>
    public static ActivityLine LineOf(EntryRun run, bool namesBuckets)
    {
        var newest = run.Rows[0];
        var first = run.Jobs.FirstOrDefault();
        var change = newest.Told == CreditEntryKind.Hold ? run.Rows.Sum(r => r.HeldChange) : run.Rows.Sum(r => r.PostedChange);
        var (what, detail) = Words(run, first);
        if (namesBuckets && !SaysBucket(newest)) detail = Joined(detail, Buckets(run));
        return new(newest.When(), newest.Told, what, detail, first?.GenerationId, change, newest.Balance);
    }

    public static string Pictures(long count) => count == 1 ? "1 picture" : $"{count:#,0} pictures";

    private static bool Belongs(EntryRun run, EntryRow row, JobFacts? job) =>
        (job is not null && run.Jobs.Count > 0 && run.Rows[^1].Told == row.Told && run.Jobs[^1].GenerationId == job.GenerationId
            && (row.Told != CreditEntryKind.Release || run.Jobs[^1].EndReason == job.EndReason)
            && (row.Told != CreditEntryKind.Refund || run.Rows[^1].Reason == row.Reason))
        || (IsRenewal(run.Rows[^1], row) && run.Rows[0].At - row.At < OneRenewalMs);

    /// <summary>What expired and what came instead of it.</summary>
    private static bool IsRenewal(EntryRow newer, EntryRow older) =>
        newer.Bucket == older.Bucket && newer.Bucket != nameof(CreditBucket.Bonus)
        && newer.Told is CreditEntryKind.Grant or CreditEntryKind.Expire && older.Told == CreditEntryKind.Expire;

    private static (string What, string Detail) Words(EntryRun run, JobFacts? job)
    {
        var newest = run.Rows[0];
        var text = job is null ? "" : GalleryImage.AltOf(job.Description);
        var model = job?.ModelName ?? "a job";
        return newest.Told switch
        {
            CreditEntryKind.Grant when run.Rows.Count > 1 => (
                $"{newest.Bucket} credits {(newest.Bucket == nameof(CreditBucket.Daily) ? "refreshed" : "renewed")}",
                $"{CreditText.Number(-run.Rows.Where(r => r.Told == CreditEntryKind.Expire).Sum(r => r.PostedChange))} unused credits expired"),
            CreditEntryKind.Grant => ("Credits granted", newest.Reason ?? ""),
            CreditEntryKind.Hold => ("On hold", Joined(text, job is null ? "" : $"{Pictures(run.Jobs.Sum(j => j.Images))}, {model}")),
            CreditEntryKind.Settle => ($"{Pictures(run.Jobs.Sum(j => j.Kept))} settled — {model}", Joined(text, CameBack(run))),
            CreditEntryKind.Release => (
                $"Nothing charged — {(job is null ? "released" : CardWords.EndingInShort(job.EndReason))}",
                Joined(text, $"hold of {CreditText.Number(Held(run))} returned")),
            CreditEntryKind.Refund => ($"Refunded — {model}", Joined(text, newest.Reason)),
            CreditEntryKind.Adjust => ("Adjusted", newest.Reason ?? ""),
            CreditEntryKind.Expire => ("Credits expired", $"Unused {newest.Bucket.ToLowerInvariant()} credits"),
            _ => ("Changed", newest.Reason ?? ""),
        };
    }

    private static string CameBack(EntryRun run)
    {
        var (held, settled) = (Held(run), -run.Rows.Sum(r => r.PostedChange));
        return held > settled ? $"held {CreditText.Number(held)}, {CreditText.Number(held - settled)} came back" : "";
    }

    /// <summary>What a plan gives and takes is named after its bucket already.</summary>
    private static bool SaysBucket(EntryRow row) => row.Told == CreditEntryKind.Expire || row.Reason == $"{row.Bucket} credits";

    private static long Held(EntryRun run) => -run.Rows.Sum(r => r.HeldChange);

    /// <summary>"Monthly 6, Daily 4": what each bucket gave or got. For what came back, what each had on hold.</summary>
    private static string Buckets(EntryRun run) => string.Join(", ", run.Rows.GroupBy(r => r.Bucket).OrderBy(Order)
        .Select(bucket => (bucket.Key, Amount: Math.Abs(bucket.Sum(Part))))
        .Where(part => part.Amount > 0)
        .Select(part => $"{part.Key} {CreditText.Number(part.Amount)}"));

    private static int Order(IGrouping<string, EntryRow> bucket) => Enum.TryParse<CreditBucket>(bucket.Key, out var order) ? (int)order : int.MaxValue;

    private static long Part(EntryRow row) => row.Told is CreditEntryKind.Hold or CreditEntryKind.Release ? row.HeldChange : row.PostedChange;

    private static string Joined(string one, string? other) =>
        one.Length == 0 ? other ?? "" : string.IsNullOrEmpty(other) ? one : $"{one} · {other}";
}
