namespace ImageStudio.Web.Chat;

public static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<ChatSettings>().Bind(settings).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ChatConnection>().AddSingleton<ImproveDescription>();
    }
}
