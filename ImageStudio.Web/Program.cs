using System.ComponentModel.DataAnnotations;
using ImageStudio.Web;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Pages;
using ImageStudio.Web.Projects;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.Extensions.Options;

if (args is [ReconcileCommand.Name, ..]) return await ReconcileCommand.RunAsync(args[1..]);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddStudioSettings(args);
    var studio = StudioOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
    using var instance = InstanceLock.Take(studio.DataPath);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddData(Path.Combine(studio.DataPath, "studio.db"), studio.Postgres);
    builder.Services.AddAccounts<StudioDb>();
    builder.Services.AddCatalog(studio.CatalogPath);
    builder.Services.AddMedia(Path.Combine(studio.DataPath, "images"));
    builder.Services.AddCredits(builder.Configuration.GetSection("ImageStudio:Credits"));
    builder.Services.AddGallery();
    builder.Services.AddProviders(Path.Combine(studio.DataPath, "spool"));
    if (studio.Sandbox.Enabled) builder.Services.AddSandbox(Path.Combine(studio.DataPath, "sandbox"), studio.Sandbox.Speed);
    builder.Services.AddGenerations(builder.Configuration.GetSection("ImageStudio:Generations"));
    builder.Services.AddProjects();
    builder.Services.AddPages(builder.Configuration.GetSection("ImageStudio:Pages"), studio.DataPath);

    // The one place where a new account meets the wallet: neither room knows the other.
    builder.Services.AddScoped<AccountOpened>(services => services.GetRequiredService<WelcomeGrant>().RunAsync);
    // And where finished pictures meet the project they were made for.
    builder.Services.AddScoped<PicturesKept>(services => services.GetRequiredService<AttachKept>().RunAsync);

    await using var app = builder.Build();
    await app.PrepareAsync(studio);
    app.UsePages();
    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (refusal is StartupException or CatalogException or DatabaseException or ValidationException or OptionsValidationException
    or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" })
{
    await Console.Error.WriteLineAsync($"Image Studio cannot start. {refusal.Message}");
    return 1;
}
