using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Media;

public sealed class ImageStoreTests : IDisposable
{
    private static readonly string UnknownHash = new('a', 64);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly MediaRoom _room;

    public ImageStoreTests() => _room = new MediaRoom(_time);

    public static TheoryData<string> NoHashes =>
    [
        "",
        ".",
        "..",
        "../../../../etc/passwd",
        "..\\..\\..\\windows\\win.ini",
        "%2e%2e%2f%2e%2e%2f",
        "/etc/passwd",
        "C:\\windows\\win.ini",
        "\\\\host\\share",
        "file:///etc/passwd",
        "a/b",
        "ab/../" + new string('a', 58),
        new string('.', 64),
        new string('/', 64),
        new string('a', 63) + "/",
        new string('a', 63) + "\0",
        new string('a', 63) + "\n",
        new string('a', 64) + "\n",
        new string('a', 63),
        new string('a', 65),
        new string('A', 64),
        new string('g', 64),
        new string('ａ', 64),
        new string('٣', 64),
    ];

    [Theory]
    [MemberData(nameof(NoHashes))]
    public async Task Text_that_is_no_hash_opens_nothing(string text)
    {
        Assert.Null(_room.Store.OpenOriginal(text, ImageFormat.Png));
        Assert.Null(await _room.Store.OpenRenditionAsync(text, ImageFormat.Png, Rendition.Thumb, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var image = await _room.Keep(Pictures.Png());
        var ct = TestContext.Current.CancellationToken;

        Assert.Null(_room.Store.OpenOriginal(UnknownHash, ImageFormat.Png));
        Assert.Null(await _room.Store.OpenRenditionAsync(UnknownHash, ImageFormat.Png, Rendition.Thumb, ct));
        Assert.Null(_room.Store.OpenOriginal(image.Hash, ImageFormat.Avif));
    }

    [Fact]
    public async Task An_original_that_went_bad_on_disk_is_an_exception_not_a_missing_picture()
    {
        var image = await _room.Keep(Pictures.Png());
        Directory.Delete(Path.Combine(_room.Root, "renditions"), recursive: true);
        using (var file = File.OpenWrite(_room.Files.Single()))
            file.SetLength(file.Length / 2);

        await Assert.ThrowsAsync<InvalidDataException>(() => _room.Show(image, Rendition.Thumb));
    }

    [Theory]
    [InlineData(ImageFormat.Png, "image/png", ".png")]
    [InlineData(ImageFormat.Jpeg, "image/jpeg", ".jpg")]
    [InlineData(ImageFormat.WebP, "image/webp", ".webp")]
    [InlineData(ImageFormat.Avif, "image/avif", ".avif")]
    public void Each_format_has_its_type_and_ending(ImageFormat format, string contentType, string ending)
    {
        Assert.Equal((contentType, ending), (ImageStore.ContentType(format), ImageStore.Extension(format)));
    }

    [Fact]
    public async Task Half_written_files_older_than_an_hour_go_at_start_and_younger_ones_stay()
    {
        var image = await _room.Keep(Pictures.Png());
        var old = Leave("old.part", TimeSpan.FromMinutes(61));
        var young = Leave("young.part", TimeSpan.FromMinutes(59));

        await _room.Start();

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.NotEmpty(_room.Original(image));
    }

    public void Dispose() => _room.Dispose();

    private string Leave(string name, TimeSpan age)
    {
        var path = Path.Combine(_room.Incoming, name);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, (_time.GetUtcNow() - age).UtcDateTime);
        return path;
    }
}
