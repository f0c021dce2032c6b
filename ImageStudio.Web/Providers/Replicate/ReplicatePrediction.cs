using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Replicate;

/// <summary>
/// A prediction, which an order, a poll and a cancellation all answer with. Its status decides, not HTTP's; the output is one address or a
/// list of them, as the model has it (Replicate's API description).
/// </summary>
internal static class ReplicatePrediction
{
    // A refusal has no code of its own; these are words of the models' own messages.
    private static readonly string[] WordsOfRefusal = ["nsfw", "flagged", "sensitive", "safety", "moderat"];

    public static JobUpdate Read(VendorAnswer answer)
    {
        // The id becomes part of an address.
        if (answer.Json.Text("id") is not { Length: > 0 and <= 100 } id || !id.All(char.IsAsciiLetterOrDigit)) return VendorFault.Of(FailureKind.Unreadable, answer);
        return answer.Json.Text("status") switch
        {
            "succeeded" => Succeeded(id, answer),
            "failed" => VendorFault.Of(IsRefusal(answer.Json.Text("error")) ? FailureKind.ModeratedAfter : FailureKind.ProviderFault, answer),
            "canceled" or "aborted" => VendorFault.Of(FailureKind.ProviderFault, answer),
            // "starting" and "processing" are known; another word is not an end.
            { } => new JobUpdate.Running(id),
            null => VendorFault.Of(FailureKind.Unreadable, answer),
        };
    }

    private static JobUpdate Succeeded(string id, VendorAnswer answer)
    {
        var addresses = Addresses(answer.Json.Field("output")).ToList();
        if (addresses.Count > 0) return new JobUpdate.Done(id, [.. addresses.Select(address => new ImageSource(address))], null);
        return VendorFault.Of(answer.Json.Field("output") switch
        {
            // An hour after the end the vendor has thrown everything away.
            null when answer.Json.Field("data_removed") is { ValueKind: JsonValueKind.True } => FailureKind.Lost,
            null or { ValueKind: JsonValueKind.Array } => FailureKind.ProviderFault,
            _ => FailureKind.Unreadable,
        }, answer);
    }

    private static IEnumerable<string> Addresses(JsonElement? output) => output switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    private static bool IsRefusal(string? error) =>
        error is not null && Array.Exists(WordsOfRefusal, word => error.Contains(word, StringComparison.OrdinalIgnoreCase));
}
