using ImageStudio.Web.Generations;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Support;

/// <summary>The worker as a test plays it: one claimed step after the other, and its sudden end.</summary>
public sealed partial class Pipeline
{
    public Task<IReadOnlyList<JobLease>> ClaimAsync(int most = 16) =>
        WithAsync<ClaimJobs, IReadOnlyList<JobLease>>(claim => claim.RunAsync(most, Token));

    public Task<DateTimeOffset?> StepAsync(JobLease lease) =>
        WithAsync<AdvanceGeneration, DateTimeOffset?>(advance => advance.StepAsync(lease, _process.Token));

    /// <summary>Takes every job that is due now one step further.</summary>
    /// <returns>False when none was due.</returns>
    public async Task<bool> StepAsync()
    {
        var leases = await ClaimAsync();
        foreach (var lease in leases)
        {
            await StepAsync(lease);
            await WithAsync<ClaimJobs>(claim => claim.ReleaseAsync(lease, Token));
        }

        return leases.Count > 0;
    }

    /// <summary>Steps until nothing is left to do, moving the clock to the next due time.</summary>
    public async Task RunAsync(int mostSteps = MostSteps)
    {
        for (var step = 0; step < mostSteps; step++)
        {
            if (await StepAsync()) continue;
            if (await NextDueAsync() is not { } next) return;
            Clock.SetUtcNow(next);
        }

        Assert.Fail($"After {mostSteps} steps there is still something to do.");
    }

    /// <summary>Steps until the job is in a state, or fails when there is nothing left to do before.</summary>
    public async Task RunUntilAsync(Guid generation, ProviderJobState state)
    {
        for (var step = 0; step < MostSteps && (await JobAsync(generation)).State != state; step++)
        {
            if (await StepAsync()) continue;
            Clock.SetUtcNow(await NextDueAsync() ?? throw new InvalidOperationException($"The job ended before it was {state}."));
        }
    }

    /// <summary>A line of a script in which the process is killed while the vendor works: whatever was saved is all there is.</summary>
    public Task<T> DieAsync<T>()
    {
        _process.Cancel();
        return Task.FromCanceled<T>(_process.Token);
    }

    /// <summary>The process is gone at this very moment.</summary>
    public void Kill() => _process.Cancel();

    /// <summary>Steps until the process dies, then starts it again on the same files.</summary>
    public async Task RunUntilKilledAsync()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync());
        await RestartAsync();
    }

    /// <summary>Steps to the end, and starts the process again as often as it dies on the way.</summary>
    public async Task RunThroughKillsAsync(int most)
    {
        for (var kills = 0; kills < most; kills++)
        {
            try
            {
                await RunAsync(MostSteps * 20);
                return;
            }
            catch (OperationCanceledException) when (_process.IsCancellationRequested)
            {
                await RestartAsync();
            }
        }

        Assert.Fail($"The process died {most} times.");
    }

    private async Task RestartAsync()
    {
        _process.Dispose();
        _process = new();
        await WithAsync<ClaimJobs>(claim => claim.ForgetLeasesAsync(Token));
    }

    /// <summary>What the host does when the site is told to stop, before it takes the rooms down.</summary>
    public Task StopAsync() => ActivatorUtilities.CreateInstance<WorkSignalToClock>(_services).StopAsync(CancellationToken.None);
}
