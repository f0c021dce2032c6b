using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.XAI;

/// <summary>The pictures of an answer that may be kept, why there is none, and the bill.</summary>
internal sealed record XaiResult(IReadOnlyList<ReadOnlyMemory<byte>> Pictures, FailureKind Failure, ProviderReport? Report)
{
    /// <summary>xAI counts its bill in ticks (xai-org/xai-proto).</summary>
    private const decimal TicksPerUsd = 10_000_000_000m;

    public static XaiResult Read(VendorAnswer answer)
    {
        var items = answer.Json.Items("data").ToList();
        var allowed = items.Where(item => item.Field("respect_moderation") is not { ValueKind: JsonValueKind.False }).ToList();
        var pictures = allowed.Select(item => item.Base64("b64_json")).OfType<byte[]>().Select(bytes => new ReadOnlyMemory<byte>(bytes)).ToList();
        return new(pictures, WhyNone(answer, items.Count, allowed.Count), Bill(answer));
    }

    private static FailureKind WhyNone(VendorAnswer answer, int items, int allowed)
    {
        if (answer.Json.Field("data") is not { ValueKind: JsonValueKind.Array }) return FailureKind.Unreadable;
        if (items == 0) return FailureKind.ProviderFault;
        return allowed == 0 ? FailureKind.ModeratedAfter : FailureKind.Unreadable;
    }

    private static ProviderReport? Bill(VendorAnswer answer) =>
        answer.Json.Field("usage")?.Number("cost_in_usd_ticks") is { } ticks ? new(CostUsd: ticks / TicksPerUsd) : null;
}
