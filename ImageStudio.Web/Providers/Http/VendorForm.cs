using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ImageStudio.Web.Providers.Http;

/// <summary>
/// A multipart form as browsers write it: quoted names, a bare boundary, no type on a text. A file has a name with an ending and a type,
/// without which servers take it for a text or refuse it.
/// </summary>
internal static class VendorForm
{
    public static MultipartFormDataContent Of(JsonObject fields)
    {
        var boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value!.ToString());
            part.Headers.ContentType = null;
            form.Add(Named(part, name));
        }

        return form;
    }

    /// <param name="form">Where it is added.</param>
    /// <param name="name">Of the field.</param>
    /// <param name="picture">Sent as it is.</param>
    /// <param name="file">Its name without the ending.</param>
    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, RequestPicture picture, string file)
    {
        var part = Named(new ByteArrayContent(picture.Bytes), name);
        part.Headers.ContentType = new(picture.ContentType);
        part.Headers.ContentDisposition!.FileName = $"\"{picture.FileName(file)}\"";
        form.Add(part);
        return form;
    }

    private static HttpContent Named(HttpContent part, string name)
    {
        part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
        return part;
    }
}
