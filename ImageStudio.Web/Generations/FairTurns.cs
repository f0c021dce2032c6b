using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Generations;

/// <summary>
/// Whose waiting jobs may start now: no more at a provider than it takes, no more of one person than allowed, and those who have the fewest
/// under way first. Jobs that are at a provider already are always looked at.
/// </summary>
public sealed class FairTurns(
    StudioDb db, ProviderRegistry providers, ProviderCircuits circuits, IOptions<GenerationOptions> options, TimeProvider clock)
{
    /// <summary>Jobs that are looked at in one turn.</summary>
    private const int MostWaiting = 500;

    /// <returns>Up to <paramref name="most"/> jobs in the order in which they are to be claimed.</returns>
    public async Task<IReadOnlyList<JobLease>> PickAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var free = db.ProviderJobs.AsNoTracking().Where(j => j.DueAt != null && j.DueAt <= now && j.LeaseUntil <= now);
        var under = await free.Where(j => j.State != ProviderJobState.Ready).OrderBy(j => j.DueAt).Take(most)
            .Select(j => new JobLease(j.Id, j.LeaseToken)).ToListAsync(cancellationToken);
        if (under.Count == most || !await free.AnyAsync(j => j.State == ProviderJobState.Ready, cancellationToken)) return under;

        var waiting = await WaitingAsync(now, cancellationToken);
        return [.. under, .. Start(waiting, await UnderWayAsync(now, cancellationToken)).Take(most - under.Count)];
    }

    /// <summary>The head of every line, so that nobody's long line hides another's short one.</summary>
    private Task<List<Waiting>> WaitingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (moment, ready) = (now.ToUnixTimeMilliseconds(), ProviderJobState.Ready.ToString());
        return db.Database.SqlQuery<Waiting>(
            $"""
             SELECT "Id", "LeaseToken", "OwnerId", "ProviderId", "DueAt" FROM (
               SELECT j."Id", j."LeaseToken", j."OwnerId", g."ProviderId", j."DueAt",
                 ROW_NUMBER() OVER (PARTITION BY j."OwnerId", g."ProviderId" ORDER BY j."DueAt", j."Id") AS "Place"
               FROM "ProviderJobs" j JOIN "Generations" g ON g."Id" = j."GenerationId"
               WHERE j."State" = {ready} AND j."DueAt" <= {moment} AND j."LeaseUntil" <= {moment}) AS waiting
             WHERE "Place" <= {options.Value.MaxJobsPerPerson} ORDER BY "Place", "DueAt" LIMIT {MostWaiting}
             """).ToListAsync(cancellationToken);
    }

    private async Task<Tally> UnderWayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var generations = db.Generations.AsNoTracking();
        var counts = await db.ProviderJobs.AsNoTracking()
            .Where(j => j.DueAt != null && (j.State == ProviderJobState.Submitting || j.State == ProviderJobState.Submitted
                || (j.State == ProviderJobState.Ready && j.LeaseUntil > now)))
            .Join(generations, j => j.GenerationId, g => g.Id, (j, g) => new { j.OwnerId, g.ProviderId })
            .GroupBy(j => new { j.OwnerId, j.ProviderId }).Select(group => new { group.Key.OwnerId, group.Key.ProviderId, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var tally = new Tally();
        foreach (var count in counts) tally.Add(count.OwnerId, count.ProviderId, count.Count);
        return tally;
    }

    private IEnumerable<JobLease> Start(List<Waiting> waiting, Tally tally)
    {
        var lines = waiting.GroupBy(w => w.OwnerId).Select(line => new Queue<Waiting>(line.OrderBy(w => w.DueAt))).ToList();
        while (lines.Count > 0)
        {
            var line = lines.MinBy(l => (tally.Of(l.Peek().OwnerId), l.Peek().DueAt))!;
            var next = line.Dequeue();
            if (line.Count == 0) lines.Remove(line);
            if (tally.Of(next.OwnerId) >= options.Value.MaxJobsPerPerson || tally.At(next.ProviderId) >= RoomAt(next.ProviderId)) continue;
            tally.Add(next.OwnerId, next.ProviderId, 1);
            yield return new(next.Id, next.LeaseToken);
        }
    }

    private int RoomAt(string providerId) =>
        circuits.IsProbing(providerId) ? 1 : providers.Find(providerId)?.Pace.MaxInFlight ?? int.MaxValue;

    private sealed record Waiting(Guid Id, long LeaseToken, Guid OwnerId, string ProviderId, long DueAt);

    /// <summary>Jobs under way, by person and by provider.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<Guid, int> _people = [];
        private readonly Dictionary<string, int> _providers = [];

        public int Of(Guid owner) => _people.GetValueOrDefault(owner);

        public int At(string provider) => _providers.GetValueOrDefault(provider);

        public void Add(Guid owner, string provider, int count)
        {
            _people[owner] = Of(owner) + count;
            _providers[provider] = At(provider) + count;
        }
    }
}
