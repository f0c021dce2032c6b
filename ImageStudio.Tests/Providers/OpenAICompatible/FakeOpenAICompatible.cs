using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Providers.OpenAICompatible;

/// <summary>What LocalAI, Lemonade, vLLM-Omni and SGLang have in common of OpenAI's images API, at the root or under "/v1".</summary>
public sealed class FakeOpenAICompatible : FakeVendor
{
    private static readonly StrictFields Fields = new StrictFields()
        .Required("model", StrictFields.OneOf("z-image-turbo"))
        .Required("prompt", StrictFields.Text())
        .Optional("n", StrictFields.Whole(1, 10))
        .Optional("size", "1344x768", "1024x1024", "768x1344")
        .Optional("response_format", "b64_json")
        .Optional("seed", StrictFields.Whole(0, int.MaxValue));

    /// <summary>The key that the operator gave the server, if any.</summary>
    public string? AsksFor { get; set; }

    /// <summary>Changes the finished output.</summary>
    public Func<object, object> Output { get; set; } = body => body;

    protected override CallRole RoleOf(string method, string path) => (method, path) switch
    {
        ("POST", "/images/generations" or "/v1/images/generations") => CallRole.Order,
        (_, var p) when p.StartsWith("/generated-images/", StringComparison.Ordinal) => CallRole.Download,
        _ => CallRole.Other,
    };

    protected override VendorReply Answer(VendorCall call)
    {
        if (call.Role == CallRole.Download) return VendorReply.Png(Pictures.Plain(32, 32, 10, 20, 30));
        if (AsksFor is not null && call.Header("Authorization") != $"Bearer {AsksFor}") return VendorReply.Json(401, new { error = new { message = "…" } });
        if (call.Role == CallRole.Order) return Draw(call.Json);
        return call is { Method: "GET", Path: "/models" or "/v1/models" }
            ? VendorReply.Json(200, new { data = new object[] { new { id = "z-image-turbo" }, new { id = "a-chat-model" }, new { id = 7 } } })
            : VendorReply.Json(404, new { detail = "Not Found" });
    }

    private VendorReply Draw(JsonElement body)
    {
        if (Fields.Check(body) is { } wrong) return Complain(wrong, VendorReply.Json(422, new { detail = new[] { new { msg = wrong } } }));
        Bill.Enqueue(body.GetProperty("prompt").GetString()!);
        var picture = Convert.ToBase64String(Pictures.Plain(32, 32, 10, 20, 30));
        var count = body.TryGetProperty("n", out var n) ? n.GetInt32() : 1;
        return VendorReply.Json(200, Output(new { created = 1763800000, data = Enumerable.Range(0, count).Select(_ => new { b64_json = picture }) }));
    }
}
