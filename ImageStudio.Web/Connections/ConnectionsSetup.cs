using ImageStudio.Web.Providers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace ImageStudio.Web.Connections;

public static class ConnectionsSetup
{
    /// <summary>So that the site is open before it asks anybody anything.</summary>
    private static readonly TimeSpan FirstPricesAfter = TimeSpan.FromSeconds(10);

    /// <summary>Needs data protection, which keeps the keys that keys are encrypted with.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="prices">The section of <see cref="PriceOptions"/>.</param>
    public static IServiceCollection AddProviderConnections(this IServiceCollection services, IConfiguration prices)
    {
        services.AddSingleton<KeptKeys>().AddSingleton<IKeptKeys>(s => s.GetRequiredService<KeptKeys>());
        services.AddScoped<ChangeKey>().AddScoped<TestConnection>().AddScoped<ConnectionsQuery>();
        services.TryAddSingleton<PriceFits>((_, _) => true);
        services.AddSingleton<BelievablePrice>().AddSingleton<LiveCatalog>().AddScoped<RefreshPrices>().AddScoped<RefreshModels>();
        services.AddOptions<PriceOptions>().Bind(prices).ValidateDataAnnotations().ValidateOnStart();
        services.AddQuartz(quartz => quartz.ScheduleJob<RefreshModelsJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()),
            job => job.WithIdentity(RefreshModelsJob.Key)));
        return services.AddQuartz(quartz => quartz.ScheduleJob<RefreshPricesJob>(
            trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + FirstPricesAfter)
                .WithSimpleSchedule(schedule => schedule.WithInterval(PriceOptions.Interval(prices)).RepeatForever()),
            job => job.WithIdentity(RefreshPricesJob.Key)));
    }
}
