using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.DashScope;

/// <summary>Finished pictures. How several are spread over choices and their contents is not documented, so all of them are looked through.</summary>
internal static class DashScopeResult
{
    public static JobUpdate Read(string vendorJobId, VendorAnswer answer)
    {
        var images = Images(answer.Json).ToList();
        if (images.Count > 0) return new JobUpdate.Done(vendorJobId, images, Report(answer.Json));
        if (answer.Json.Text("code") is { Length: > 0 } code)
            return VendorFault.Of(DashScopeFault.KindOf(code, answer.Json.Text("message")) ?? FailureKind.ProviderFault, answer);
        var isEnd = answer.Json.Field("output") is { ValueKind: JsonValueKind.Object };
        return VendorFault.Of(isEnd ? FailureKind.ProviderFault : FailureKind.Unreadable, answer);
    }

    private static IEnumerable<ImageSource> Images(JsonElement body) =>
        from output in new[] { body.Field("output") }.OfType<JsonElement>()
        from choice in output.Items("choices")
        from content in (choice.Field("message") ?? default).Items("content")
        let address = content.Text("image")
        where address is not null
        select new ImageSource(Secure(address));

    private static ProviderReport? Report(JsonElement body) =>
        body.Field("usage")?.Whole("image_count") is { } made ? new(new Usage(BillableUnit.Image, made)) : null;

    /// <summary>Some answers name the storage by plain http. What is signed is the path and not the scheme, and the same host serves https.</summary>
    private static string Secure(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http", IsDefaultPort: true } && uri.Host.EndsWith(".aliyuncs.com", StringComparison.OrdinalIgnoreCase)
            ? string.Concat("https", address.AsSpan("http".Length))
            : address;
}
