using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ImageStudio.Web.Pages.Images;

/// <summary>
/// Serves pictures to those who may see them. Only what we encoded ourselves is shown inline; the original leaves as a download.
/// Both carry a policy of their own under which nothing in the bytes could run.
/// </summary>
public static class ImageFiles
{
    private const string BytesPolicy = "default-src 'none'; sandbox";

    /// <summary>A rendition never changes under its address, which carries the content hash.</summary>
    private const string CacheForEver = "private, max-age=31536000, immutable";
    private const int HashCharacters = 12;

    public static void MapImageFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/images/{id:guid}/{rendition}-{version}.webp", ServeRenditionAsync).WithMetadata(new LeavesSessionAlone());
        routes.MapGet("/images/{id:guid}/original", ServeOriginalAsync).WithMetadata(new LeavesSessionAlone());
    }

    public static string Address(Guid id, string hash, Rendition rendition) =>
        $"/images/{id}/{Enum.GetName(rendition)!.ToLowerInvariant()}-{hash[..HashCharacters]}.webp";

    public static string OriginalAddress(Guid id) => $"/images/{id}/original";

    /// <summary>The size a rendition has: the longest side is limited, nothing is enlarged.</summary>
    public static PixelSize SizeOf(int width, int height, Rendition rendition)
    {
        var longest = Math.Max(width, height);
        var limit = (int)rendition;
        return longest <= limit
            ? new(width, height)
            : new(Math.Max(1, (int)Math.Round(width * (double)limit / longest)), Math.Max(1, (int)Math.Round(height * (double)limit / longest)));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ServeRenditionAsync(
        Guid id, string rendition, string version, CurrentUser user, GalleryQuery gallery, ImageStore store, HttpContext context)
    {
        if (!Enum.TryParse<Rendition>(rendition, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || char.IsAsciiDigit(rendition[0]))
            return TypedResults.NotFound();
        if (await gallery.FindAsync(user.Id, id, context.RequestAborted) is not { } image || version != image.Hash[..HashCharacters])
            return TypedResults.NotFound();
        if (await store.OpenRenditionAsync(image.Hash, image.Format, wanted, context.RequestAborted) is not { } bytes)
            return TypedResults.NotFound();

        Guard(context.Response, CacheForEver);
        return TypedResults.File(bytes, ImageStore.RenditionContentType, entityTag: new EntityTagHeaderValue($"\"{image.Hash}-{wanted}\""));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ServeOriginalAsync(
        Guid id, CurrentUser user, GalleryQuery gallery, ImageStore store, HttpContext context)
    {
        if (await gallery.FindAsync(user.Id, id, context.RequestAborted) is not { } image) return TypedResults.NotFound();
        if (store.OpenOriginal(image.Hash, image.Format) is not { } bytes) return TypedResults.NotFound();

        Guard(context.Response, "private, no-cache");
        return TypedResults.File(
            bytes, ImageStore.ContentType(image.Format), FileName(image), entityTag: new EntityTagHeaderValue($"\"{image.Hash}\""),
            enableRangeProcessing: true);
    }

    private static void Guard(HttpResponse response, string cache)
    {
        response.Headers.ContentSecurityPolicy = BytesPolicy;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = cache;
    }

    /// <summary>Made from our own facts: no typed text reaches a header.</summary>
    private static string FileName(GalleryImage image) =>
        FormattableString.Invariant($"{image.ModelId}-{image.KeptAt:yyyyMMdd-HHmmss}-{image.Id.ToString("N")[^6..]}{Extension(image.Format)}");

    private static string Extension(ImageFormat format) => "." + ImageStore.Extension(format).TrimStart('.');
}
