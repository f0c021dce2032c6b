using ImageStudio.Web.Providers.Automatic1111;
using ImageStudio.Web.Providers.BlackForestLabs;
using ImageStudio.Web.Providers.ComfyUI;
using ImageStudio.Web.Providers.DashScope;
using ImageStudio.Web.Providers.Fal;
using ImageStudio.Web.Providers.Google;
using ImageStudio.Web.Providers.Ideogram;
using ImageStudio.Web.Providers.Kling;
using ImageStudio.Web.Providers.ModelArk;
using ImageStudio.Web.Providers.OpenAI;
using ImageStudio.Web.Providers.OpenAICompatible;
using ImageStudio.Web.Providers.Recraft;
using ImageStudio.Web.Providers.Replicate;
using ImageStudio.Web.Providers.Sandbox;
using ImageStudio.Web.Providers.SdServer;
using ImageStudio.Web.Providers.Stability;
using ImageStudio.Web.Providers.XAI;

namespace ImageStudio.Web;

/// <summary>Who draws: one line for each vendor, and the only place that names one.</summary>
public static class Vendors
{
    public static void AddVendors(this WebApplicationBuilder builder, StudioOptions studio)
    {
        builder.Services.AddAutomatic1111(builder.Configuration);
        builder.Services.AddBlackForestLabs(builder.Configuration);
        builder.Services.AddComfyUI(builder.Configuration);
        builder.Services.AddDashScope(builder.Configuration);
        builder.Services.AddFal(builder.Configuration);
        builder.Services.AddGoogle(builder.Configuration);
        builder.Services.AddIdeogram(builder.Configuration);
        builder.Services.AddKling(builder.Configuration);
        builder.Services.AddModelArk(builder.Configuration);
        builder.Services.AddOpenAI(builder.Configuration);
        builder.Services.AddOpenAICompatible(builder.Configuration);
        builder.Services.AddRecraft(builder.Configuration);
        builder.Services.AddReplicate(builder.Configuration);
        builder.Services.AddSdServer(builder.Configuration);
        builder.Services.AddStability(builder.Configuration);
        builder.Services.AddXAI(builder.Configuration);
        if (studio.Sandbox.Enabled) builder.Services.AddSandbox(Path.Combine(studio.DataPath, "sandbox"), studio.Sandbox.Speed);
    }
}
