using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ImageStudio.Web.Providers.Stability;

/// <summary>The fields as a multipart form, which the API wants even without a file. Written as browsers write it: quoted names, a bare boundary, no types of text parts.</summary>
internal static class StabilityForm
{
    public static MultipartFormDataContent Of(JsonObject fields)
    {
        var boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        foreach (var (name, value) in fields) form.Add(Part(name, value!.ToString()));
        return form;
    }

    private static StringContent Part(string name, string value)
    {
        var part = new StringContent(value);
        part.Headers.ContentType = null;
        part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
        return part;
    }
}
