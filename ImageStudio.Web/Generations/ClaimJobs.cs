using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Generations;

/// <summary>A worker's right to move one job, until the lease runs out or the token moves on.</summary>
public sealed record JobLease(Guid JobId, long Token);

/// <summary>Takes due jobs, keeps them while they are worked on, and gives them back.</summary>
public sealed class ClaimJobs(StudioDb db, FairTurns turns, TimeProvider clock)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(12);

    /// <summary>Claims up to <paramref name="most"/> due jobs, whose turn it is first. A job claimed here cannot be claimed by another worker.</summary>
    public async Task<IReadOnlyList<JobLease>> RunAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var claimed = new List<JobLease>(most);
        foreach (var job in await turns.PickAsync(most, cancellationToken))
        {
            if (await ClaimAsync(job, now, cancellationToken)) claimed.Add(job with { Token = job.Token + 1 });
        }

        return claimed;
    }

    public Task RenewAsync(JobLease lease, CancellationToken cancellationToken) =>
        MoveLeaseAsync(lease, clock.UtcNow + LeaseTime, cancellationToken);

    public Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken) =>
        MoveLeaseAsync(lease, clock.UtcNow, cancellationToken);

    /// <summary>At start nobody works on anything: leases left by a killed process are void, and its work goes on at once.</summary>
    public Task<int> ForgetLeasesAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return db.ProviderJobs.Where(j => j.LeaseUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, now).SetProperty(j => j.LeaseToken, j => j.LeaseToken + 1), cancellationToken);
    }

    private async Task<bool> ClaimAsync(JobLease job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = now + LeaseTime;
        return await db.ProviderJobs.Where(j => j.Id == job.JobId && j.LeaseToken == job.Token && j.LeaseUntil <= now && j.DueAt != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.LeaseToken, j => j.LeaseToken + 1).SetProperty(j => j.LeaseUntil, until),
                cancellationToken) == 1;
    }

    private Task<int> MoveLeaseAsync(JobLease lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.ProviderJobs.Where(j => j.Id == lease.JobId && j.LeaseToken == lease.Token)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), cancellationToken);
}
