using ImageStudio.Web.Data;
using ImageStudio.Web.Generations.Checks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace ImageStudio.Web.Generations;

public static class GenerationsSetup
{
    public static IServiceCollection AddGenerations(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<GenerationOptions>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<OrderDesk>().AddScoped<CheaperOffers>().AddScoped<SettingsCheck>().AddScoped<EditCheck>().AddScoped<Lineage>().AddSingleton<WorkSignal>().AddSingleton<JobWorkers>();
        services.AddScoped<OrderHolds>().AddScoped<StartGeneration>().AddScoped<StartComparison>().AddScoped<ChooseWinner>().AddScoped<CancelGeneration>()
            .AddScoped<PromptHistory>().AddScoped<SavePrompt>().AddScoped<RemovePrompt>();
        services.AddScoped<ClaimJobs>().AddScoped<FairTurns>().AddScoped<AdvanceGeneration>().AddScoped<SubmitJob>().AddScoped<WriteRequest>().AddScoped<RecoverSubmit>().AddScoped<RefuseJob>().AddScoped<PollJob>()
            .AddScoped<FetchImage>().AddScoped<StoreImages>().AddScoped<EndJob>();
        services.AddScoped<StoredJobs>().AddScoped<IReconciliationCheck, JobHoldsCheck>().AddScoped<IReconciliationCheck, SettledPriceCheck>()
            .AddScoped<IReconciliationCheck, StoredAndSettledCheck>().AddScoped<IReconciliationCheck, ProviderReportsCheck>()
            .AddScoped<IReconciliationCheck, OverrunCheck>();
        services.TryAddScoped<PicturesKept>(_ => (_, _, _, _) => Task.CompletedTask);
        services.AddHostedService<WorkSignalToClock>();
        services.AddQuartz(quartz => quartz.ScheduleJob<AdvanceGenerationsJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(1)).RepeatForever()),
            job => job.WithIdentity(AdvanceGenerationsJob.Key)));
        services.AddQuartzHostedService(hosting =>
        {
            hosting.WaitForJobsToComplete = true;
            hosting.AwaitApplicationStarted = true;
        });
        return services;
    }
}
