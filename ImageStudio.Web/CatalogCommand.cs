using System.Data.Common;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.AspNetCore.DataProtection;

namespace ImageStudio.Web;

/// <summary>
/// <c>catalog check</c> on the command line: reads models.json and styles.json as the site would and lists the models with what serves them.
/// It starts no server, takes no lock and writes nothing, so that it may run beside the site. Exit code 0: the files are right; 1: one is
/// wrong; 2: it could not run.
/// </summary>
public static class CatalogCommand
{
    public const string Name = "catalog";

    private const int Right = 0;
    private const int Wrong = 1;
    private const int CouldNotRun = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["check", .. var settings])
        {
            await Console.Error.WriteLineAsync("There is one such command: catalog check");
            return CouldNotRun;
        }

        try
        {
            var (rooms, hasDatabase) = Furnish(settings);
            await using (rooms)
            {
                var trouble = hasDatabase ? await ReadDatabaseAsync(rooms) : null;
                foreach (var line in ReportOf(rooms.Services).Lines()) Console.WriteLine(line);
                if (trouble is not null) Console.WriteLine($"Keys that were typed on the site, and models of own engines, are not counted. {trouble}");
                return Right;
            }
        }
        catch (CatalogException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Wrong;
        }
        catch (Exception refusal) when (Startup.IsRefusal(refusal) || refusal is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The catalogue cannot be checked. {refusal.Message}");
            return CouldNotRun;
        }
    }

    /// <summary>The catalogue and who draws; the database only where there is one, because to add it makes its folder.</summary>
    private static (WebApplication Rooms, bool HasDatabase) Furnish(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStudioSettings(args);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        var studio = StudioOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
        var hasDatabase = studio.Postgres.Length > 0 || File.Exists(studio.DatabasePath);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCatalog(studio.CatalogPath);
        builder.Services.AddProviders(Path.Combine(studio.DataPath, "spool"));
        builder.AddVendors(studio);
        if (hasDatabase)
        {
            builder.Services.AddData(studio.DatabasePath, studio.Postgres);
            builder.Services.AddKeyRing(studio.DataPath).DisableAutomaticKeyGeneration();
            builder.Services.AddProviderConnections(builder.Configuration.GetSection("ImageStudio:Prices"));
        }

        return (builder.Build(), hasDatabase);
    }

    /// <summary>The keys that were typed, and what own engines and providers have said since.</summary>
    /// <returns>Why it does not count, or null.</returns>
    private static async Task<string?> ReadDatabaseAsync(WebApplication rooms)
    {
        try
        {
            await using var scope = rooms.Services.CreateAsyncScope();
            var all = scope.ServiceProvider;
            if (!await all.GetRequiredService<Database>().IsCurrentAsync(CancellationToken.None)) return "The database is not at this version's schema.";
            await all.GetRequiredService<KeptKeys>().LoadAsync(all.GetRequiredService<StudioDb>(), CancellationToken.None);
            await all.GetRequiredService<LiveCatalog>().LoadAsync(all.GetRequiredService<StudioDb>(), CancellationToken.None);
            return null;
        }
        catch (Exception trouble) when ((trouble as DbException ?? trouble.InnerException as DbException) is { } why)
        {
            return $"The database cannot be read: {why.Message}";
        }
    }

    private static CatalogReport ReportOf(IServiceProvider all) =>
        new(all.GetRequiredService<CurrentCatalog>().Current, all.GetServices<IVendor>(), all.GetRequiredService<TimeProvider>().UtcNow);
}
