using System.Diagnostics;

namespace ImageStudio.Tests.Media;

/// <summary>Builds Media a second time, with ImageSharp in place of libvips, and runs its tests again in a process of their own.</summary>
public sealed class SecondCodecTests
{
    private const string Package = "SixLabors.ImageSharp";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly string Project = Path.Combine(Top(), "ImageStudio.Tests", "Media", "ImageSharp", "SecondCodec.csproj");
    private static readonly string Output = Path.Combine(Top(), "ImageStudio.Tests", "bin", "second-codec", "run");

    [Fact]
    public async Task The_second_codec_ImageSharp_passes_the_tests_of_Media_too()
    {
        var (restored, restoring) = await DotnetAsync("restore", Project, "--nologo");
        Assert.SkipWhen(
            !restored && restoring.Contains(Package, StringComparison.Ordinal),
            $"{Package} could not be restored: the second codec was not tested.");
        Assert.True(restored, restoring);

        var (built, building) = await DotnetAsync("build", Project, "--no-restore", "--nologo", "-v", "q", "-o", Output);
        Assert.True(built, building);

        var (passed, testing) = await DotnetAsync(Path.Combine(Output, "SecondCodec.dll"), "-noLogo", "-noColor");
        TestContext.Current.TestOutputHelper?.WriteLine(testing);
        Assert.True(passed, testing);
    }

    private static async Task<(bool Good, string Output)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A build server left behind would outlive the tests.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode == 0, string.Concat(output));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ImageStudio.Web.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The second codec is tested from a checkout.");
    }
}
