using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ImageStudio.Tests.Providers.Contract;

public enum CallRole
{
    Order,
    Question,
    Cancel,
    Download,

    /// <summary>Prices, balances, lists of models.</summary>
    Other,
}

/// <summary>One call as it arrived.</summary>
/// <param name="Form">The parts of a multipart form; files are those with a file name.</param>
public sealed record VendorCall(
    CallRole Role, string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body, IReadOnlyList<FormPart> Form)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body as JSON; a body that is none throws, which the fake answers with 500.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The texts of a form as one object; a part that came as a file is no text.</summary>
    public JsonElement Texts => JsonSerializer.SerializeToElement(
        Form.Where(part => part.FileName is null).GroupBy(part => part.Name).ToDictionary(parts => parts.Key, parts => string.Join('\n', parts.Select(part => part.Text))));

    public bool IsForm => Header("Content-Type")?.StartsWith("multipart/form-data; boundary=", StringComparison.Ordinal) == true && Form.Count > 0;

    public bool IsJson => Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true;

    public string? Field(string name) => Form.FirstOrDefault(part => part.Name == name)?.Text;

    public static async Task<VendorCall> ReadAsync(HttpRequest request, Func<string, string, CallRole> roleOf)
    {
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var (body, form) = (Array.Empty<byte>(), new List<FormPart>());
        if (request.HasFormContentType)
        {
            var read = await request.ReadFormAsync();
            form.AddRange(read.SelectMany(field => field.Value.Select(value => new FormPart(field.Key, value ?? "", null, null, []))));
            foreach (var file in read.Files) form.Add(await FormPart.ReadAsync(file));
        }
        else
        {
            var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy);
            body = copy.ToArray();
        }

        var path = request.Path.Value!;
        return new(roleOf(request.Method, path), request.Method, path, new Uri(request.GetEncodedUrl()).Query, headers, body, form);
    }
}

public sealed record FormPart(string Name, string Text, string? FileName, string? Type, byte[] Bytes)
{
    internal static async Task<FormPart> ReadAsync(IFormFile file)
    {
        var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return new(file.Name, "", file.FileName, file.ContentType, copy.ToArray());
    }
}
