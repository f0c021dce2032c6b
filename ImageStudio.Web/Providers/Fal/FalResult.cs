using System.Globalization;
using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Fal;

/// <summary>A finished job's output. Models differ: <c>images</c>, or one <c>image</c>; a safety checker may have blackened some.</summary>
internal static class FalResult
{
    public static JobUpdate Read(string vendorJobId, VendorAnswer answer)
    {
        var images = Images(answer.Json).ToList();
        if (images.Count == 0) return VendorFault.Of(FailureKind.Unreadable, answer);

        var blocked = answer.Json.Items("has_nsfw_concepts").Select(item => item.ValueKind == JsonValueKind.True).ToList();
        var shown = images.Where((_, index) => index >= blocked.Count || !blocked[index]).ToList();
        if (shown.Count == 0) return new JobUpdate.Failed(FailureKind.ModeratedAfter, "The safety checker blackened every picture.");
        return new JobUpdate.Done(vendorJobId, [.. shown.Select(url => new ImageSource(url))], Report(answer));
    }

    private static IEnumerable<string> Images(JsonElement body)
    {
        var several = body.Items("images").Select(item => item.Text("url")).OfType<string>().ToList();
        return several.Count > 0 ? several : body.Field("image")?.Text("url") is { } one ? [one] : [];
    }

    /// <summary>The header counts units of the endpoint's own price without naming them (recorded answers of April 2026).</summary>
    private static ProviderReport? Report(VendorAnswer answer) =>
        decimal.TryParse(answer.Header("x-fal-billable-units"), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var units)
            ? new(Units: units)
            : null;
}
