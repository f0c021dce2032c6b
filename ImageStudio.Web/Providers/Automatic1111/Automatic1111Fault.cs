using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Automatic1111;

/// <summary>
/// The server says "detail" where it refuses and "errors" where it fell over (modules/api/api.py of the web UI and of Forge); some of its
/// texts say more than its status.
/// </summary>
internal static class Automatic1111Fault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) => KindOf(answer) is { } kind
        ? VendorFault.Of(kind, answer)
        : VendorFault.OfOrder(answer, now);

    /// <summary>A web UI without <c>--api</c> answers as any web server does where it has no page.</summary>
    public static bool IsWithoutApi(VendorAnswer answer) =>
        (answer.Status, answer.Json.Text("detail")) is (404, "Not Found") or (405, "Method Not Allowed");

    private static FailureKind? KindOf(VendorAnswer answer) => (answer.Status, answer.Json.Text("detail"), answer.Json.Text("errors")) switch
    {
        (404, "Sampler not found", _) => FailureKind.SettingsRefused,
        // Forge looks the name up before it draws, and stumbles where it does not find it.
        (500, _, { } errors) when IsNoModel(errors) => FailureKind.ModelGone,
        _ when IsWithoutApi(answer) => FailureKind.ProviderConfig,
        _ => null,
    };

    private static bool IsNoModel(string errors) =>
        errors.StartsWith("model ", StringComparison.Ordinal) && errors.EndsWith(" not found", StringComparison.Ordinal);
}
