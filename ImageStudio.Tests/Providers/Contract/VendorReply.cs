using System.Text;
using System.Text.Json;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>What a fake vendor answers.</summary>
public sealed record VendorReply(int Status, string Type, byte[] Body, params (string Name, string Value)[] Headers)
{
    public static VendorReply Json(int status, object body, params (string Name, string Value)[] headers) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body), headers);

    public static VendorReply Text(int status, string body, string type = "text/html", params (string Name, string Value)[] headers) =>
        new(status, type, Encoding.UTF8.GetBytes(body), headers);

    public static VendorReply Png(byte[] bytes) => new(200, "image/png", bytes);

    public static VendorReply Empty(int status) => new(status, "text/plain", []);
}

public enum FaultKind
{
    /// <summary>The connection breaks before the vendor has looked at the call.</summary>
    HangUpBefore,

    /// <summary>The vendor does what it was asked, and the connection breaks before its answer.</summary>
    HangUpAfter,

    /// <summary>Another answer, and nothing is done.</summary>
    Answer,

    /// <summary>Half of the answer arrives, then nothing more, and the connection stays open.</summary>
    Drip,

    /// <summary>Half of the answer arrives, then the connection breaks.</summary>
    Truncate,
}

/// <param name="Also">Done at the moment of the fault: a test kills its own process here.</param>
public sealed record Fault(FaultKind Kind, VendorReply? Reply = null, Action? Also = null)
{
    public static Fault Of(int status, object body, params (string Name, string Value)[] headers) => new(FaultKind.Answer, VendorReply.Json(status, body, headers));

    public static Fault Page(int status) => new(FaultKind.Answer, VendorReply.Text(status, "<html><h1>Bad gateway</h1></html>"));
}
