using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Support;

/// <summary>Keeps what is logged as an error, for a test to look at.</summary>
internal sealed class TroubleLog(ConcurrentQueue<string> trouble) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) trouble.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
