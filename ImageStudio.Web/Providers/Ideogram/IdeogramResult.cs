using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Ideogram;

/// <summary>The answer to an order. A picture that the safety check withheld has its place in the list, without an address, and is billed.</summary>
internal static class IdeogramResult
{
    public static JobUpdate Read(string vendorJobId, VendorAnswer answer)
    {
        if (answer.Json.Field("data") is not { ValueKind: JsonValueKind.Array }) return VendorFault.Of(FailureKind.Unreadable, answer);
        var made = answer.Json.Items("data").ToList();
        if (made.Count == 0) return VendorFault.Of(FailureKind.ProviderFault, answer);

        var shown = made.Where(item => !IsWithheld(item)).Select(item => item.Text("url")).Where(url => !string.IsNullOrEmpty(url)).ToList();
        if (shown.Count > 0) return new JobUpdate.Done(vendorJobId, [.. shown.Select(url => new ImageSource(url!))], Report: null);
        return made.Exists(IsWithheld)
            ? new JobUpdate.Failed(FailureKind.ModeratedAfter, "Every picture was withheld by the safety check.")
            : VendorFault.Of(FailureKind.Unreadable, answer);
    }

    private static bool IsWithheld(JsonElement item) => item.Field("is_image_safe")?.ValueKind == JsonValueKind.False;
}
