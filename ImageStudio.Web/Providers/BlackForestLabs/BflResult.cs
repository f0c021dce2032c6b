using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.BlackForestLabs;

/// <summary>How a task stands. The words are those of the vendor's API description; their case is not relied on.</summary>
internal static class BflResult
{
    private const decimal UsdPerCredit = 0.01m;

    public static JobUpdate Read(BflTask task, VendorAnswer answer) => answer.Json.Text("status")?.ToUpperInvariant() switch
    {
        "READY" => Ready(task, answer),
        "REQUEST MODERATED" => VendorFault.Of(FailureKind.ModeratedBefore, answer),
        "CONTENT MODERATED" => VendorFault.Of(FailureKind.ModeratedAfter, answer),
        "ERROR" or "FAILED" => VendorFault.Of(FailureKind.ProviderFault, answer),
        "TASK NOT FOUND" => VendorFault.Of(FailureKind.Lost, answer),
        null => VendorFault.Of(FailureKind.Unreadable, answer),
        // New words for work under way keep coming; a word that is not known is not an end.
        _ => new JobUpdate.Running(task.ToString(), Progress: Progress(answer)),
    };

    private static JobUpdate Ready(BflTask task, VendorAnswer answer)
    {
        var result = answer.Json.Field("result");
        if (result?.Text("sample") is not { Length: > 0 } sample) return VendorFault.Of(FailureKind.Unreadable, answer);
        // Newer answers tell the cost again, which then is the last word.
        var cost = answer.Json.Number("cost") ?? result?.Number("cost") ?? task.Cost;
        var source = new BflSample(task.ToString(), sample).ToSource();
        return new JobUpdate.Done(task.ToString(), [source], cost is { } credits ? new(CostUsd: credits * UsdPerCredit) : null);
    }

    private static double? Progress(VendorAnswer answer) => answer.Json.Number("progress") is { } share and >= 0 and <= 1 ? (double)share : null;
}
