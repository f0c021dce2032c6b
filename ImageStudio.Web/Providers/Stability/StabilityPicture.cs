using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Stability;

internal static class StabilityPicture
{
    /// <returns>Null when there is none that can be read.</returns>
    public static byte[]? Read(VendorAnswer answer) =>
        answer.Json.Field("image") is { ValueKind: JsonValueKind.String } text && text.TryGetBytesFromBase64(out var bytes) && bytes.Length > 0 ? bytes : null;
}
