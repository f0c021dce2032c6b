namespace ImageStudio.Web.Providers.Kling;

public static class KlingSetup
{
    private const string KeySetting = "Providers:Kling:ApiKey";

    /// <summary>The pairs of variables that public clients of Kling read; the second is that of vercel/ai.</summary>
    private static readonly (string Access, string Secret)[] Pairs =
        [("KLING_ACCESS_KEY", "KLING_SECRET_KEY"), ("KLINGAI_ACCESS_KEY", "KLINGAI_SECRET_KEY")];

    /// <summary>
    /// The address for the world outside China (docs.comfy.org and Kling's reference, as mirrored). The key is "accessKey:secretKey", or one of
    /// the newer keys that stand alone. Pictures come from hosts such as s15-kling.klingai.com (recorded answers).
    /// </summary>
    public static VendorProfile Profile { get; } = new("kling", "Kling AI", "Kling", new Uri("https://api-singapore.klingai.com/"), KlingToken.Authorize)
    {
        KeyVariables = ["KLING_API_KEY"],
        ResultHosts = [".klingai.com", ".kwimgs.com"],
    };

    public static IServiceCollection AddKling(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(KlingOptions.Read(configuration))
        .AddVendor<KlingProvider>(Profile, WithPair(configuration));

    /// <summary>The two halves of a key, where the operator has set them apart and no whole one.</summary>
    private static IConfiguration WithPair(IConfiguration configuration)
    {
        if (Profile.KeyVariables.Append(KeySetting).Any(name => !string.IsNullOrWhiteSpace(configuration[name]))) return configuration;
        var pair = Pairs.Select(pair => (Access: configuration[pair.Access]?.Trim(), Secret: configuration[pair.Secret]?.Trim()))
            .FirstOrDefault(pair => pair is { Access.Length: > 0, Secret.Length: > 0 });
        if (pair.Access is null) return configuration;
        return new ConfigurationBuilder().AddConfiguration(configuration)
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>(KeySetting, $"{pair.Access}:{pair.Secret}")]).Build();
    }
}
