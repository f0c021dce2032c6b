using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Security;

/// <summary>Limits on what a person or an address may send. Reading is never limited; the answer to too much is a page that says when to go on.</summary>
public static class RateLimits
{
    public const string Credentials = "credentials";
    public const string Studio = "studio";
    public const string Uploads = "uploads";

    private const int CredentialsPerMinute = 10;
    private const int GenerationsPerMinute = 20;
    private const int EstimatesPerSecond = 20;
    private const int UploadsPerMinute = 30;
    private const int ImprovementsPerMinute = 10;

    public static void AddStudioRateLimits(this IServiceCollection services, IConfiguration settings)
    {
        var enabled = settings.GetValue("RateLimits", defaultValue: true);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = SayWhen;
            limits.AddPolicy(Credentials, context => enabled && IsPost(context)
                ? Window($"{context.Connection.RemoteIpAddress} {context.Request.Path}", CredentialsPerMinute, TimeSpan.FromMinutes(1))
                : RateLimitPartition.GetNoLimiter(""));
            limits.AddPolicy(Uploads, context => enabled && IsPost(context)
                ? Window($"upload {UserOf(context)}", UploadsPerMinute, TimeSpan.FromMinutes(1))
                : RateLimitPartition.GetNoLimiter(""));
            limits.AddPolicy(Studio, context => !enabled || !IsPost(context) ? RateLimitPartition.GetNoLimiter("")
                : IsImprovement(context) ? Window($"improve {UserOf(context)}", ImprovementsPerMinute, TimeSpan.FromMinutes(1))
                : context.Request.Query.ContainsKey("handler") ? Window($"estimate {UserOf(context)}", EstimatesPerSecond, TimeSpan.FromSeconds(1))
                : Window($"generate {UserOf(context)}", GenerationsPerMinute, TimeSpan.FromMinutes(1)));
        });
    }

    private static bool IsPost(HttpContext context) => HttpMethods.IsPost(context.Request.Method);

    /// <summary>The one estimate that somebody pays for.</summary>
    private static bool IsImprovement(HttpContext context) =>
        string.Equals(context.Request.Query["handler"], "Improve", StringComparison.OrdinalIgnoreCase);

    private static string UserOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody";

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });

    private static ValueTask SayWhen(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
