using ImageStudio.Web.Credits.Checks;
using ImageStudio.Web.Data;
using Microsoft.Extensions.Options;
using Quartz;

namespace ImageStudio.Web.Credits;

public static class CreditsSetup
{
    public static IServiceCollection AddCredits(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<CreditOptions>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CreditOptions>, CreditOptionsCheck>().AddSingleton<IValidateOptions<CreditOptions>, PriceLimits>();
        services.AddScoped<CreditEstimate>().AddSingleton<CreditPlans>();
        services.AddScoped<CreditLedger>().AddScoped<Wallet>().AddScoped<WelcomeGrant>().AddScoped<RenewWallet>().AddScoped<Budgets>();
        services.AddScoped<ChangeCredits>().AddScoped<Refunds>().AddScoped<DecideRequest>().AddScoped<ChangePlan>();
        services.AddQuartz(quartz => quartz.ScheduleJob<RenewWalletsJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()),
            job => job.WithIdentity(RenewWalletsJob.Key)));
        return services.AddReconciliation();
    }

    private static IServiceCollection AddReconciliation(this IServiceCollection services)
    {
        services.AddScoped<IReconciliationCheck, BalanceCheck>().AddScoped<IReconciliationCheck, PrefixCheck>()
            .AddScoped<IReconciliationCheck, SequenceCheck>().AddScoped<IReconciliationCheck, OpenHoldsCheck>()
            .AddScoped<IReconciliationCheck, LotsCheck>().AddScoped<IReconciliationCheck, HashChainCheck>();
        services.AddScoped<Reconciliation>().AddScoped<ChainHeads>().AddSingleton<ReconciliationDesk>();
        return services.AddQuartz(quartz => quartz.ScheduleJob<ReconcileJob>(
            trigger => trigger.WithCronSchedule(ReconcileJob.Nightly, schedule => schedule.InTimeZone(TimeZoneInfo.Utc)),
            job => job.WithIdentity(ReconcileJob.Key)));
    }
}
