using System.Diagnostics;
using System.Reflection;

namespace ImageStudio.Tests.Measurements;

/// <summary>The two servers that are compared: the Studio as it was built, and bare.cs.</summary>
internal static class Servers
{
    public const string StudioFirstPage = "/account/sign-in";

    private const int Credits = 500;

    private static readonly string Top = FindTop();
    private static readonly string Configuration = typeof(Servers).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
    private static readonly SemaphoreSlim Building = new(1);
    private static string? _bareDll;

    public static string TestResults => Path.Combine(Top, "TestResults");

    public static void RequireRelease() => Assert.SkipUnless(Configuration == "Release", "Figures of a debug build mean nothing: run with -c Release.");

    /// <summary>Measured as a person would meet it at home: production settings, sandbox at its normal pace. Only the rate limits are off.</summary>
    public static Task<ServerProcess> StartStudioAsync(string dataPath)
    {
        RequireRelease();
        var project = Path.Combine(Top, "ImageStudio.Web");
        return ServerProcess.StartAsync(
            Path.Combine(project, "bin", Configuration, $"net{Environment.Version.ToString(2)}", "ImageStudio.Web.dll"), project, StudioFirstPage, new()
            {
                ["ImageStudio__DataPath"] = dataPath,
                ["ImageStudio__Pages__RateLimits"] = "false",
                ["ImageStudio__Credits__WelcomeCredits"] = $"{Credits}",
            });
    }

    public static async Task<ServerProcess> StartBareAsync()
    {
        var dll = await BareDllAsync();
        return await ServerProcess.StartAsync(dll, Path.GetDirectoryName(dll)!, "/", []);
    }

    private static async Task<string> BareDllAsync()
    {
        await Building.WaitAsync();
        try
        {
            return _bareDll ??= await BuildBareAsync();
        }
        finally
        {
            Building.Release();
        }
    }

    private static async Task<string> BuildBareAsync()
    {
        var project = Path.Combine(Top, "ImageStudio.Tests");
        var output = Path.Combine(project, "obj", "bare");
        var source = Path.Combine(project, "Measurements", "bare.cs");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", source, "-c", "Release", "-o", output, "--nologo"])
        {
            WorkingDirectory = Path.GetDirectoryName(source),
            RedirectStandardOutput = true,
        })!;
        var log = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? Path.Combine(output, "bare.dll") : throw new InvalidOperationException($"bare.cs does not build.\n{log}");
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ImageStudio.Web.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The measurements run from a checkout.");
    }
}
