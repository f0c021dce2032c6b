using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>One task as Kling tells it: the answer to an order and to a question have the same shape.</summary>
internal static class KlingTask
{
    private const int MostCharacters = 200;

    public static JobUpdate Read(VendorAnswer answer, KlingOptions options)
    {
        var task = answer.Json.Field("data") ?? default;
        if (task.Text("task_id") is not { Length: > 0 and <= MostCharacters } id) return VendorFault.Of(FailureKind.Unreadable, answer);
        return task.Text("task_status") switch
        {
            "succeed" => Finished(id, answer, options),
            "failed" => VendorFault.Of(IsRefusal(task.Text("task_status_msg")) ? FailureKind.ModeratedAfter : FailureKind.ProviderFault, answer),
            // Submitted, processing, or a word that is new: not an end.
            { } => new JobUpdate.Running(id),
            null => VendorFault.Of(FailureKind.Unreadable, answer),
        };
    }

    private static JobUpdate Finished(string id, VendorAnswer answer, KlingOptions options)
    {
        var result = answer.Json.Field("data", "task_result") ?? default;
        var images = result.Items("images").Select(image => image.Text("url")).OfType<string>().Select(url => new ImageSource(url)).ToList();
        if (images.Count == 0) return VendorFault.Of(FailureKind.ProviderFault, answer);
        var units = answer.Json.Field("data")?.Number("final_unit_deduction");
        return new JobUpdate.Done(id, images, units is { } used ? new(CostUsd: used * options.UsdPerUnit) : null);
    }

    /// <summary>There is no code for it: a failed task says in words that risk control stopped it.</summary>
    private static bool IsRefusal(string? words) => words?.Contains("risk", StringComparison.OrdinalIgnoreCase) == true;
}
