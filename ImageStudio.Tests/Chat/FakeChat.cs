using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;

namespace ImageStudio.Tests.Chat;

/// <summary>OpenAI's chat completions, as strict about the fields that are sent as the real one: an unknown one is a complaint.</summary>
public sealed class FakeChat : FakeVendor
{
    public const string Model = "llama3.2";

    private static readonly StrictFields Fields = new StrictFields()
        .Required("model", StrictFields.OneOf(Model))
        .Required("messages", AreSystemAndUser)
        .Optional("max_completion_tokens", StrictFields.Whole(1, 8000));

    /// <summary>What it says; null for no words at all.</summary>
    public string? Says { get; set; } = "A quiet harbour at dawn, mist over the water, warm light on wet stones";

    public string[] Descriptions => [.. Orders.Select(call => call.Json.GetProperty("messages")[1].GetProperty("content").GetString()!)];

    public Dictionary<string, string?> Settings => new()
    {
        ["ImageStudio:Chat:Provider"] = "openai-compatible",
        ["ImageStudio:Chat:BaseUrl"] = $"{Address}v1",
        ["ImageStudio:Chat:Model"] = Model,
        ["ImageStudio:Chat:ApiKey"] = Key,
    };

    protected override CallRole RoleOf(string method, string path) => (method, path) == ("POST", "/v1/chat/completions") ? CallRole.Order : CallRole.Other;

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role != CallRole.Order) return Complain($"{call.Method} {call.Path}", Error(404, "Unknown request URL"));
        if (call.Header("Authorization") != $"Bearer {Key}") return Error(401, "Incorrect API key provided");
        return Fields.Check(call.Json) is { } wrong ? Complain(wrong, Error(400, wrong)) : VendorReply.Json(200, Completion(Says));
    }

    public static object Completion(string? content) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1763800000,
        model = Model,
        choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 90, completion_tokens = 30, total_tokens = 120 },
    };

    public static VendorReply Error(int status, string message) =>
        VendorReply.Json(status, new { error = new { message, type = "invalid_request_error", param = (string?)null, code = (string?)null } });

    private static bool AreSystemAndUser(JsonElement messages) =>
        messages.ValueKind == JsonValueKind.Array && messages.EnumerateArray().Select(one => one.GetProperty("role").GetString()).SequenceEqual(["system", "user"]);
}
