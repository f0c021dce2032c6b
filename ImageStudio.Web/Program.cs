using ImageStudio.Web;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Chat;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages;
using ImageStudio.Web.Projects;
using Microsoft.Extensions.Options;

if (args is [ReconcileCommand.Name, ..]) return await ReconcileCommand.RunAsync(args[1..]);
if (args is [CatalogCommand.Name, ..]) return await CatalogCommand.RunAsync(args[1..]);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddStudioSettings(args);
    var studio = StudioOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
    using var instance = InstanceLock.Take(studio.DataPath);

    builder.AddRooms(studio);
    builder.Services.AddKeyRing(studio.DataPath);
    builder.Services.AddProviderConnections(builder.Configuration.GetSection("ImageStudio:Prices"));
    builder.AddVendors(studio);
    builder.Services.AddProjects();
    builder.Services.AddChat(builder.Configuration.GetSection(ChatSettings.Section));
    builder.Services.AddPages(builder.Configuration.GetSection("ImageStudio:Pages"));

    // The one place where a new account meets the wallet: neither room knows the other.
    builder.Services.AddScoped<AccountOpened>(services => services.GetRequiredService<WelcomeGrant>().RunAsync);
    // And where finished pictures meet the project they were made for.
    builder.Services.AddScoped<PicturesKept>(services => services.GetRequiredService<AttachKept>().RunAsync);

    // What a provider says it costs must stay below what the credits allow.
    builder.Services.AddSingleton<PriceFits>(services =>
        (model, route) => PriceLimits.Fits(model, route, services.GetRequiredService<IOptions<CreditOptions>>().Value));

    await using var app = builder.Build();
    await app.PrepareAsync(studio);
    app.UsePages();
    await app.RunAsync();
    return 0;
}
catch (Exception refusal) when (Startup.IsRefusal(refusal))
{
    await Console.Error.WriteLineAsync($"Image Studio cannot start. {refusal.Message}");
    return 1;
}
