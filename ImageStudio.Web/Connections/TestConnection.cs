using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Connections;

/// <summary>What came of it, in words for an administrator.</summary>
public sealed record ConnectionTest(bool Works, string Words);

/// <summary>Asks a provider whether it would work, within a limit and without spending anything.</summary>
public sealed partial class TestConnection(
    IEnumerable<IVendor> vendors, ProviderCircuits circuits, RefreshModels models, TimeProvider clock, ILogger<TestConnection> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>An engine of one's own says at once which models it has.</summary>
    /// <returns>Null when there is no such provider.</returns>
    public async Task<ConnectionTest?> RunAsync(string providerId, CancellationToken cancellationToken)
    {
        var test = await AskAsync(providerId, cancellationToken);
        if (test is not null) await models.RunAsync(providerId, cancellationToken);
        return test;
    }

    private async Task<ConnectionTest?> AskAsync(string providerId, CancellationToken cancellationToken)
    {
        if (vendors.FirstOrDefault(v => v.Id == providerId) is not { } vendor) return null;
        if (!vendor.IsReady) return new(false, vendor.Account.Profile.NeedsKey ? "There is no key yet." : "There is no address yet.");

        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var report = await vendor.TestAsync(either.Token);
            // It works again: nobody has to wait for the time to be over.
            if (report.Works) circuits.Reset(providerId);
            return new(report.Works, report.Words);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(log, trouble, providerId);
            return new(false, TroubleWords.Of(trouble));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to {Provider} could not be tested")]
    private static partial void LogFailed(ILogger logger, Exception trouble, string provider);
}
