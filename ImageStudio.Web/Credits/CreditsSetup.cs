using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

public static class CreditsSetup
{
    public static IServiceCollection AddCredits(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<CreditOptions>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CreditOptions>, CreditOptionsCheck>();
        services.AddSingleton<CreditEstimate>().AddSingleton<CreditPlans>();
        services.AddScoped<CreditLedger>().AddScoped<Wallet>().AddScoped<WelcomeGrant>().AddScoped<RenewWallet>().AddScoped<Budgets>();
        return services;
    }
}
