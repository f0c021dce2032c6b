using System.Text.Encodings.Web;
using System.Text.Unicode;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Pages.Admin.Budgets;
using ImageStudio.Web.Pages.Admin.Costs;
using ImageStudio.Web.Pages.Admin.People;
using ImageStudio.Web.Pages.Credits;
using ImageStudio.Web.Pages.Generations;
using ImageStudio.Web.Pages.Images;
using ImageStudio.Web.Pages.Security;
using ImageStudio.Web.Pages.Shared;
using ImageStudio.Web.Pages.Studio;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ImageStudio.Web.Pages;

public static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration settings)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AddPageRoute("/Studio/Index", "/");
            pages.Conventions.AuthorizeFolder("/Admin", AccountRules.Administrators);
            pages.Conventions.ConfigureFilter(new ExplainExpiredForm());
            pages.Conventions.ConfigureFilter(new RefuseOtherMethods());
        });
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<FormOptions>(form => form.ValueLengthLimit = ExplainExpiredForm.MaxFormBytes);
        services.AddAntiforgery(options => options.Cookie.Name = "studio-form");
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<PageBrotli>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddStudioRateLimits(settings);
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        services.AddScoped<CardQuery>().AddScoped<ShownBalance>().AddScoped<Destinations>().AddScoped<ModelRows>().AddScoped<StudioForms>().AddScoped<StudioPrefill>().AddScoped<EditForms>().AddScoped<EditPrefill>();
        services.AddScoped<EntryRows>().AddScoped<CreditActivity>().AddScoped<OnHold>().AddScoped<Spending>();
        services.AddScoped<PictureCosts>().AddScoped<Receipts>();
        services.AddScoped<PeopleQuery>().AddScoped<CostQuery>().AddScoped<BudgetSubjects>();
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapImageFiles();
        app.MapActivityCsv();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
