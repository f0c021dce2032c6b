using System.Globalization;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

/// <summary>Runs alone: the memory it measures is that of the whole process.</summary>
[CollectionDefinition(nameof(HostileFilesTests), DisableParallelization = true)]
[Collection(nameof(HostileFilesTests))]
public sealed class HostileFilesTests : IDisposable
{
    private const long MebibyteInKibibytes = 1024;
    private const long MostMebibytes = 600;

    private readonly MediaRoom _room = new();

    [Fact]
    public void There_are_400_and_they_are_the_same_each_time()
    {
        Assert.Equal(60, HostileFiles.Crafted().Count());
        Assert.Equal(340, HostileFiles.Spoilt().Count());
        Assert.Equal(HostileFiles.Spoilt().Select(file => Convert.ToHexString(file.Bytes)), HostileFiles.Spoilt().Select(file => Convert.ToHexString(file.Bytes)));
        Assert.Equal(400, HostileFiles.All().Select(file => file.Name).Distinct().Count());
    }

    /// <summary>That this test comes to its end is what says that none of them brought the process down.</summary>
    [Fact]
    public async Task Each_is_refused_in_words_or_kept_whole_and_shown_anew()
    {
        var before = StartMeasuring();
        var wrong = new List<string>();
        var (refused, kept) = (0, 0);
        foreach (var file in HostileFiles.All())
        {
            var outcome = await _room.Send(file.Bytes);
            _ = outcome is IntakeOutcome.Kept ? kept++ : refused++;
            if (await Fault(file, outcome) is { } fault)
                wrong.Add($"{file}: {fault}");
            CleanUp();
        }

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} refused, {kept} kept.");
        Assert.True(refused > 200 && kept > 20, $"{refused} refused, {kept} kept: the files are not what they should be.");
        AssertMemory(before);
    }

    public void Dispose() => _room.Dispose();

    private async Task<string?> Fault(HostileFile file, IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Refused when file.Fate == Fate.Kept => $"refused: {outcome}",
        IntakeOutcome.Refused refused when refused.Words.Length < 10 || !refused.Words.EndsWith('.') => $"no sentence: '{refused.Words}'",
        IntakeOutcome.Refused when _room.Files.Count > 0 => $"left behind {string.Join(", ", _room.Files)}",
        IntakeOutcome.Kept when file.Fate == Fate.Refused => "kept",
        IntakeOutcome.Kept kept => await FaultOfCopies(file, kept.Image),
        _ => null,
    };

    private async Task<string?> FaultOfCopies(HostileFile file, StoredImage image)
    {
        if (!_room.Original(image).AsSpan().SequenceEqual(file.Bytes))
            return "the original is not what was sent";

        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            var shown = await _room.Show(image, rendition);
            if (MagicBytes.FormatOf(shown) != ImageFormat.WebP || shown.AsSpan().IndexOf("script"u8) >= 0 || shown.AsSpan().IndexOf("php"u8) >= 0)
                return $"the copy {rendition} is not a clean WebP";
        }

        return null;
    }

    private void CleanUp()
    {
        foreach (var file in _room.Files)
            File.Delete(file);
    }

    /// <returns>What the process takes now, in kibibytes; from here on the kernel notes the most it takes.</returns>
    private static long StartMeasuring()
    {
        if (!OperatingSystem.IsLinux())
            return 0;

        GC.Collect();
        const string ForgetThePeak = "5";
        File.WriteAllText("/proc/self/clear_refs", ForgetThePeak);
        return Kibibytes("VmRSS:");
    }

    private static void AssertMemory(long before)
    {
        if (!OperatingSystem.IsLinux())
            return;

        var growth = (Kibibytes("VmHWM:") - before) / MebibyteInKibibytes;
        TestContext.Current.TestOutputHelper?.WriteLine($"The process grew by {growth} MiB at most.");
        Assert.InRange(growth, 0, MostMebibytes);
    }

    private static long Kibibytes(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':', 'k')[1], CultureInfo.InvariantCulture);
}
