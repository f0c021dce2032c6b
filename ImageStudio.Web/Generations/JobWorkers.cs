using System.Collections.Concurrent;
using ImageStudio.Web.Data;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Generations;

/// <summary>
/// Works on claimed jobs beside each other: one that waits ten minutes for its vendor holds up no other. A job whose next step is near stays
/// with its worker; one with a longer wait goes back into the queue.
/// </summary>
public sealed partial class JobWorkers(
    IServiceScopeFactory scopes, IOptions<GenerationOptions> options, TimeProvider clock, ILogger<JobWorkers> log) : IAsyncDisposable
{
    private static readonly TimeSpan NearStep = TimeSpan.FromSeconds(3);

    /// <summary>A submit that is cut off is one whose outcome nobody knows: steps under way get this long to end by themselves.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(20);

    /// <summary>By lease, not by job: a worker that lost its job may still be ending when the next one starts on it.</summary>
    private readonly ConcurrentDictionary<JobLease, Task> _working = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cutOff = new();

    /// <summary>Claims as many due jobs as there are free workers and starts on them.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        var free = options.Value.MaxJobsAtOnce - _working.Count;
        if (free <= 0 || _stopping.IsCancellationRequested) return;

        await using var scope = scopes.CreateAsyncScope();
        foreach (var lease in await scope.ServiceProvider.GetRequiredService<ClaimJobs>().RunAsync(free, cancellationToken))
            Start(lease);
    }

    /// <summary>Lets the current steps end and gives the jobs back, so that the next start goes on at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        var ending = Task.WhenAll(_working.Values);
        try
        {
            await ending.WaitAsync(StopGrace, clock);
        }
        catch (TimeoutException)
        {
            await _cutOff.CancelAsync();
            await ending;
        }

        _cutOff.Dispose();
        _stopping.Dispose();
    }

    /// <summary>With every worker taken nobody waits in place: whose job is due next goes first, whoever has ordered how much.</summary>
    private bool IsFull => _working.Count >= options.Value.MaxJobsAtOnce;

    private void Start(JobLease lease)
    {
        var started = new TaskCompletionSource();
        var work = started.Task.ContinueWith(_ => WorkAsync(lease), TaskScheduler.Default).Unwrap();
        _working[lease] = work;
        started.SetResult();
    }

    private async Task WorkAsync(JobLease lease)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(_cutOff.Token);
        var renewing = RenewAsync(lease, done.Token);
        try
        {
            await StepWhileNearAsync(lease);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception trouble)
        {
            LogTrouble(log, trouble, lease.JobId);
        }

        await done.CancelAsync();
        await renewing;
        await GiveBackAsync(lease);
        _working.TryRemove(lease, out _);
    }

    private async Task StepWhileNearAsync(JobLease lease)
    {
        while (!_stopping.IsCancellationRequested)
        {
            DateTimeOffset? due;
            await using (var scope = scopes.CreateAsyncScope())
            {
                due = await scope.ServiceProvider.GetRequiredService<AdvanceGeneration>().StepAsync(lease, _cutOff.Token);
            }

            var wait = due - clock.UtcNow;
            if (wait is null || wait > NearStep || (wait > TimeSpan.Zero && IsFull)) return;
            if (wait > TimeSpan.Zero) await Task.Delay(wait.Value, clock, _stopping.Token);
        }
    }

    private async Task RenewAsync(JobLease lease, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(ClaimJobs.RenewEvery, clock, cancellationToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ClaimJobs>().RenewAsync(lease, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception trouble)
        {
            LogTrouble(log, trouble, lease.JobId);
        }
    }

    private async Task GiveBackAsync(JobLease lease)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ClaimJobs>().ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception trouble)
        {
            LogTrouble(log, trouble, lease.JobId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId}: its worker stopped; the job is claimed again when its lease ends")]
    private static partial void LogTrouble(ILogger logger, Exception trouble, Guid jobId);
}
