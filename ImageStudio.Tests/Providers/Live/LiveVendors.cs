using ImageStudio.Web;
using ImageStudio.Web.Providers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Providers.Live;

/// <summary>The vendors that are to be called themselves: those with <c>IMAGESTUDIO_LIVE_{SECTION}=1</c>, for example IMAGESTUDIO_LIVE_FAL.</summary>
public static class LiveVendors
{
    private const string Prefix = "IMAGESTUDIO_LIVE_";

    /// <summary>Their sections, in capitals.</summary>
    public static IReadOnlyList<string> Chosen { get; } =
    [
        .. Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && Environment.GetEnvironmentVariable(name) == "1")
            .Select(name => name[Prefix.Length..]),
    ];

    public static TheoryData<string> Rows => [.. Chosen];

    /// <summary>Every vendor of the product with the keys and addresses of this environment, as the site would use them.</summary>
    public static WebApplication Furnish(string spool)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddProviders(spool);
        builder.AddVendors(new StudioOptions { Sandbox = { Enabled = false } });
        return builder.Build();
    }

    public static IVendor Find(WebApplication all, string section) =>
        all.Services.GetServices<IVendor>().FirstOrDefault(vendor => vendor.Account.Profile.Section.Equals(section, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"{Prefix}{section} names no vendor.");
}
