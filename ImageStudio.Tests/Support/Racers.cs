namespace ImageStudio.Tests.Support;

/// <summary>Many who do the same thing at the same time.</summary>
public static class Racers
{
    public const int Clicks = 200;

    /// <summary>Away from the tests' few threads: on SQLite whoever waits for the one writer keeps a thread.</summary>
    private const int AtOnce = 32;

    public static async Task<T[]> RunAsync<T>(int racers, Func<int, Task<T>> act)
    {
        using var lanes = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(Enumerable.Range(0, racers).Select(racer => Task.Run(async () =>
        {
            await lanes.WaitAsync();
            try
            {
                return await act(racer);
            }
            finally
            {
                lanes.Release();
            }
        })));
    }
}
