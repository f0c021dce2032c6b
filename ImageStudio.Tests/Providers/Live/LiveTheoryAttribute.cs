using System.Runtime.CompilerServices;

namespace ImageStudio.Tests.Providers.Live;

/// <summary>Runs only where the environment asks for a vendor: such a test spends money, so it is no part of the usual run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveTheoryAttribute : TheoryAttribute
{
    public LiveTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Explicit = LiveVendors.Chosen.Count == 0;
        SkipTestWithoutData = true;
    }
}
