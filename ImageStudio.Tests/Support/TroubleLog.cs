using System.Collections.Concurrent;
using ImageStudio.Tests.Providers.Contract;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Support;

/// <summary>Keeps what is logged as an error, and anything at all that holds the operator's key, for a test to look at.</summary>
internal sealed class TroubleLog(ConcurrentQueue<string> trouble) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        if (logLevel >= LogLevel.Error || line.Contains(FakeVendor.Key, StringComparison.Ordinal)) trouble.Enqueue(line);
    }

    public void Dispose()
    {
    }
}
