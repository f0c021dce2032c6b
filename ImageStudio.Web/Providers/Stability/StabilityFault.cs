using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Stability;

/// <summary>Stability AI's errors: the status decides, but for 403, which is a refused description or a missing right (its API description).</summary>
internal static class StabilityFault
{
    /// <summary>Who calls too often is shut out for about so long (the vendor's documentation).</summary>
    private static readonly TimeSpan UsualPenalty = TimeSpan.FromSeconds(60);

    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        403 when answer.Json.Text("name") == "content_moderation" => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        429 => new(FailureKind.RateLimited, answer.Detail, answer.RetryAfter(now) ?? UsualPenalty),
        _ => VendorFault.OfOrder(answer, now),
    };

    /// <summary>A filtered picture comes along blurred and is not one to keep. A reason that nobody knows is no reason to throw a paid picture away.</summary>
    public static JobUpdate.Failed? OfPicture(VendorAnswer answer) => answer.Json.Text("finish_reason") switch
    {
        "CONTENT_FILTERED" => new(FailureKind.ModeratedAfter, "The picture was filtered."),
        "ERROR" => new(FailureKind.ProviderFault, "The work ended in an error."),
        _ => null,
    };
}
