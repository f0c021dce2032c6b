namespace ImageStudio.Web.Credits;

public static class CreditsSetup
{
    public static IServiceCollection AddCredits(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<CreditOptions>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CreditEstimate>();
        services.AddScoped<CreditLedger>().AddScoped<Wallet>().AddScoped<WelcomeGrant>();
        return services;
    }
}
