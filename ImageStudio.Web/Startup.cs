using System.ComponentModel.DataAnnotations;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web;

/// <summary>Reads the settings and prepares the database before the first request.</summary>
public static class Startup
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>The largest form is a description of 4,000 characters; nothing larger is taken in.</summary>
    private const long MaxRequestBytes = 1024 * 1024;

    public static void AddStudioSettings(this WebApplicationBuilder builder, string[] args)
    {
        // By itself the host does this in Development only; elsewhere a site run from its build would answer with empty stylesheets and scripts.
        // A published site has no such manifest, and nothing happens.
        builder.WebHost.UseStaticWebAssets();
        // Assets only change by a build, so they are served as built: compressed, and cached for ever under their fingerprints.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        if (StudioOptions.SolutionFolder(builder.Environment.ContentRootPath) is { } top)
        {
            // Outside the content root, so the host does not read it; added last it would beat the environment, which is therefore added again.
            builder.Configuration.AddJsonFile(Path.Combine(top, $"appsettings.{builder.Environment.EnvironmentName}.json"), optional: true);
            builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultAddress);
    }

    public static async Task PrepareAsync(this WebApplication app, StudioOptions studio)
    {
        // The host checks the settings too, but only once it starts; a wrong one must not have changed the database by then.
        app.Services.GetService<IStartupValidator>()?.Validate();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<KeptKeys>().LoadAsync(scope.ServiceProvider.GetRequiredService<StudioDb>(), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<LiveCatalog>().LoadAsync(scope.ServiceProvider.GetRequiredService<StudioDb>(), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<RenewWallet>().LookAtAllAsync(CancellationToken.None);
        if (studio.Demo is { Email.Length: > 0 } demo) await SeedAsync(scope.ServiceProvider, demo);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, studio));
    }

    /// <summary>What an operator can mend, said in words, and not a bug.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is StartupException or CatalogException or DatabaseException or ValidationException or OptionsValidationException
            or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" };

    private static async Task SeedAsync(IServiceProvider services, DemoUser demo)
    {
        var users = services.GetRequiredService<UserManager<StudioUser>>();
        var user = await users.FindByEmailAsync(demo.Email);
        if (user is null)
        {
            (user, var problems) = await services.GetRequiredService<RegisterUser>().RunAsync(demo.Email, demo.Password, CancellationToken.None);
            if (user is null) throw new StartupException($"ImageStudio:Demo: {string.Join(" ", problems)}");
        }

        // The welcome counts towards what the demo starts with; a second start finds both grants made.
        var welcomed = services.GetRequiredService<IOptions<CreditOptions>>().Value.WelcomeCredits;
        if (demo.Credits > welcomed)
        {
            await services.GetRequiredService<CreditLedger>()
                .GrantAsync(user.Id, (demo.Credits - welcomed) * 1000L, "demo", "Demo credits", CancellationToken.None);
        }
    }

    private static void Announce(WebApplication app, StudioOptions studio)
    {
        Console.WriteLine();
        foreach (var address in app.Urls) Console.WriteLine($"  Image Studio is open at {address}");
        if (studio.Demo is { Email.Length: > 0 } demo) Console.WriteLine($"  Sign in as {demo.Email} with password {demo.Password}");
        Console.WriteLine($"  Data: {studio.DataPath}");
        Console.WriteLine();
    }
}
