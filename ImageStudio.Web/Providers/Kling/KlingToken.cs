using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>
/// Kling's key on a request. An access key with its secret becomes a token (JWT, HS256) good for half an hour, made anew for every call; a
/// key without a secret is sent as it is (Kling's reference on authentication).
/// </summary>
internal static class KlingToken
{
    private const int GoodForSeconds = 1800;
    private const int ClockSlackSeconds = 5;

    private static readonly HttpRequestOptionsKey<DateTimeOffset> At = new("kling-token-at");

    /// <summary>Says when the request is made: a key is put on without a clock at hand.</summary>
    public static HttpRequestMessage Dated(this HttpRequestMessage request, DateTimeOffset now)
    {
        request.Options.Set(At, now);
        return request;
    }

    public static void Authorize(HttpRequestMessage request, string key)
    {
        if (key.Split(':', 2, StringSplitOptions.TrimEntries) is not [var accessKey, var secretKey]) VendorProfile.Bearer(request, key);
        else if (request.Options.TryGetValue(At, out var now)) VendorProfile.Bearer(request, Make(accessKey, secretKey, now));
        else throw new InvalidOperationException("A request to Kling has to be dated.");
    }

    public static string Make(string accessKey, string secretKey, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var head = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);
        var claims = new { iss = accessKey, exp = seconds + GoodForSeconds, nbf = seconds - ClockSlackSeconds };
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }
}
