using System.Globalization;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Support;

/// <summary>Pictures as rows only, for pages that list many: nothing is drawn, and their files are not there.</summary>
public static class PictureRows
{
    /// <summary>Adds pictures a minute apart, the first one newest.</summary>
    public static async Task<IReadOnlyList<Guid>> AddPicturesAsync(
        this StudioApp app, Visitor owner, int count, DateTimeOffset newest, string description = "A picture")
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var ownerId = await db.Users.Where(u => u.Email == owner.Email).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var origin = new ImageOrigin(ImageKind.Created, Guid.NewGuid(), Guid.NewGuid(), "flux-dev", "Flux Dev 1.0", "Auto", "sandbox", 1, 2500);
        var images = Enumerable.Range(0, count)
            .Select(index => new GalleryImage(ownerId, description, Stored(index), origin, newest.AddMinutes(-index))).ToList();
        db.AddRange(images);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return [.. images.Select(image => image.Id)];
    }

    private static StoredImage Stored(int index) =>
        new(index.ToString("x64", CultureInfo.InvariantCulture), ImageFormat.Png, 1024, 1024, 1000, "#808080");
}
