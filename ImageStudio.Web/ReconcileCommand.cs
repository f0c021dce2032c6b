using System.Data.Common;
using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;

namespace ImageStudio.Web;

/// <summary>
/// <c>reconcile</c> on the command line: checks the books and prints the report. It starts no server and no clock, takes no lock and writes
/// nothing, so that it may run beside the site. Exit code 0: sound; 1: there are findings; 2: it could not run.
/// </summary>
public static class ReconcileCommand
{
    public const string Name = "reconcile";

    private const int Sound = 0;
    private const int Unsound = 1;
    private const int CouldNotRun = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var rooms = Furnish(args);
            await using var scope = rooms.Services.CreateAsyncScope();
            await RequireCurrentSchemaAsync(scope.ServiceProvider.GetRequiredService<Database>());
            var report = await scope.ServiceProvider.GetRequiredService<Reconciliation>().RunAsync(CancellationToken.None);
            Print(report);
            return report.Lines.Any(line => line.Failed) ? CouldNotRun : report.IsSound ? Sound : Unsound;
        }
        catch (Exception refusal) when (Startup.IsRefusal(refusal) || refusal is DbException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The books cannot be checked. {refusal.Message}");
            return CouldNotRun;
        }
    }

    /// <summary>The rooms that have books or files. Built, never started: no hosted service of theirs runs.</summary>
    private static WebApplication Furnish(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStudioSettings(args);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        var studio = StudioOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
        if (studio.Postgres.Length == 0 && !File.Exists(studio.DatabasePath))
            throw new StartupException($"There is no database at {studio.DatabasePath}. Start the site once, or set ImageStudio__DataPath.");

        builder.AddRooms(studio);
        builder.Services.AddScoped<AccountOpened>(_ => (_, _) => throw new InvalidOperationException("No account is opened here."));
        return builder.Build();
    }

    private static async Task RequireCurrentSchemaAsync(Database database)
    {
        if (!await database.IsCurrentAsync(CancellationToken.None))
            throw new StartupException("The database is not at this version's schema. Start the site of this version once, then check again.");
    }

    private static void Print(ReconciliationReport report)
    {
        foreach (var line in report.Lines)
        {
            Console.WriteLine($"{$"{line.Id} {line.Verdict}",-18} {line.Title}");
            foreach (var finding in line.Findings) Console.WriteLine($"      {finding}");
            foreach (var note in line.Notes) Console.WriteLine($"      note: {note}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{report.Findings} findings in {report.Duration.TotalSeconds:0.0} s. Heads {report.HeadsDigest}"));
    }
}
