using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImageStudio.Web.Providers.Http;

/// <summary>A vendor's whole answer, read up to its limit.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">By name, without regard to case; the first value of each.</param>
/// <param name="Body">The bytes.</param>
public sealed record VendorAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private const int MostDetail = 300;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    private JsonElement? _json;

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body, or an undefined element when it is not JSON.</summary>
    public JsonElement Json => _json ??= Parse();

    /// <summary>How long the vendor wants us to wait: seconds or a date, as HTTP has it.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Header("Retry-After") switch
    {
        { } text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6 =>
            TimeSpan.FromSeconds(seconds),
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at - now,
        _ => null,
    };

    /// <summary>For the log: the status and the beginning of the body on one line. Never for a page.</summary>
    public string Detail
    {
        get
        {
            var text = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, MostDetail)]);
            return $"{Status} {new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)])}";
        }
    }

    private JsonElement Parse()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, Shallow);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
