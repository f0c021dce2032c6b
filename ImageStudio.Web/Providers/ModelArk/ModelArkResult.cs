using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ModelArk;

/// <summary>An answer's <c>data</c>: each item is a picture, or an error of its own.</summary>
internal static class ModelArkResult
{
    public static IReadOnlyList<ReadOnlyMemory<byte>> Pictures(JsonElement body) => body.Pictures("data", "b64_json") ?? [];

    public static JobUpdate.Failed WithoutPicture(VendorAnswer answer)
    {
        var items = answer.Json.Items("data").ToList();
        if (items.Select(item => item.Field("error")).FirstOrDefault(error => error is not null) is { } error)
            return VendorFault.Of(ModelArkFault.KindOf(error.Text("code")) ?? FailureKind.ProviderFault, answer);
        var isEmptyList = items.Count == 0 && answer.Json.Field("data") is { ValueKind: JsonValueKind.Array };
        return VendorFault.Of(isEmptyList ? FailureKind.ProviderFault : FailureKind.Unreadable, answer);
    }

    /// <summary>Pictures made; those that were refused are not billed and not counted.</summary>
    public static ProviderReport? Report(JsonElement body) =>
        body.Field("usage")?.Whole("generated_images") is { } made ? new(new Usage(BillableUnit.Image, made)) : null;
}
