using ImageStudio.Web;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Connections;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages;
using ImageStudio.Web.Projects;
using ImageStudio.Web.Providers.BlackForestLabs;
using ImageStudio.Web.Providers.DashScope;
using ImageStudio.Web.Providers.Fal;
using ImageStudio.Web.Providers.Google;
using ImageStudio.Web.Providers.Ideogram;
using ImageStudio.Web.Providers.Kling;
using ImageStudio.Web.Providers.ModelArk;
using ImageStudio.Web.Providers.OpenAI;
using ImageStudio.Web.Providers.Recraft;
using ImageStudio.Web.Providers.Replicate;
using ImageStudio.Web.Providers.Sandbox;
using ImageStudio.Web.Providers.Stability;
using ImageStudio.Web.Providers.XAI;

if (args is [ReconcileCommand.Name, ..]) return await ReconcileCommand.RunAsync(args[1..]);

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddStudioSettings(args);
    var studio = StudioOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
    using var instance = InstanceLock.Take(studio.DataPath);

    builder.AddRooms(studio);
    builder.Services.AddProviderConnections();
    builder.Services.AddBlackForestLabs(builder.Configuration);
    builder.Services.AddDashScope(builder.Configuration);
    builder.Services.AddFal(builder.Configuration);
    builder.Services.AddGoogle(builder.Configuration);
    builder.Services.AddIdeogram(builder.Configuration);
    builder.Services.AddKling(builder.Configuration);
    builder.Services.AddModelArk(builder.Configuration);
    builder.Services.AddOpenAI(builder.Configuration);
    builder.Services.AddRecraft(builder.Configuration);
    builder.Services.AddReplicate(builder.Configuration);
    builder.Services.AddStability(builder.Configuration);
    builder.Services.AddXAI(builder.Configuration);
    if (studio.Sandbox.Enabled) builder.Services.AddSandbox(Path.Combine(studio.DataPath, "sandbox"), studio.Sandbox.Speed);
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
catch (Exception refusal) when (Startup.IsRefusal(refusal))
{
    await Console.Error.WriteLineAsync($"Image Studio cannot start. {refusal.Message}");
    return 1;
}
