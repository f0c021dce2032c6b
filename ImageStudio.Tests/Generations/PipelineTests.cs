using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;

namespace ImageStudio.Tests.Generations;

/// <summary>Each test has a pipeline of its own, and the ledger is checked after each.</summary>
public abstract class PipelineTests : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected Pipeline Pipeline { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Pipeline = await Pipeline.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task AssertCancelledAsync(Guid generation) =>
        Pipeline.AssertGivenBackAsync(generation, ProviderJobState.Cancelled, EndReason.CancelledByUser);
}
