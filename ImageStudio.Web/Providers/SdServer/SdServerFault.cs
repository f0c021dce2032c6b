using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.SdServer;

/// <summary>The server's refusals are texts and no codes (its routes_sdcpp.cpp); one of them is about the server and not about the order.</summary>
internal static class SdServerFault
{
    public static JobUpdate.Failed? OfOrder(VendorAnswer answer, DateTimeOffset now) =>
        answer.Status == 400 && answer.Json.Text("error")?.Contains("does not support", StringComparison.Ordinal) == true
            ? VendorFault.Of(FailureKind.ProviderConfig, answer)
            : VendorFault.OfOrder(answer, now);
}
