using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class SourceImagesTests : IDisposable
{
    private const int Plenty = 50_000_000;

    private static readonly SourceTerms Png = new([ImageFormat.Png], 4096, 16_000_000, Plenty);

    private readonly MediaRoom _room = new();

    [Fact]
    public async Task What_fits_goes_out_pixel_for_pixel()
    {
        var drawn = Pictures.Png(333, 222);

        var sent = await Send(drawn, Png);

        Assert.Equal((ImageFormat.Png, 333, 222), (sent.Format, sent.Width, sent.Height));
        Assert.Equal(Pictures.Rgba(drawn), Pictures.Rgba(sent.Bytes));
    }

    [Fact]
    public async Task Transparency_goes_out_pixel_for_pixel_too()
    {
        byte[] pixels = [.. Enumerable.Range(0, 64 * 64).SelectMany(at => new byte[] { (byte)at, (byte)(at / 7), 40, (byte)(at / 16) })];

        var sent = await Send(Pictures.OfPixels(pixels, 64, 64), Png);

        Assert.Equal(pixels, Pictures.Rgba(sent.Bytes));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Jpeg)]
    public async Task A_photograph_goes_out_upright_without_its_place_and_words(ImageFormat format)
    {
        var photo = Pictures.FromCamera(600, 400);

        var sent = await Send(photo, Png with { Formats = [format] });

        using var picture = Pictures.Read(sent.Bytes);
        Assert.Equal((format, 400, 600), (sent.Format, picture.Width, picture.Height));
        Assert.DoesNotContain(picture.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "xmp-data" or "icc-profile-data");
        Assert.Equal(-1, sent.Bytes.AsSpan().IndexOf("a secret place"u8));
        Assert.Equal(-1, sent.Bytes.AsSpan().IndexOf("Exif"u8));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Jpeg)]
    public async Task The_same_request_is_the_same_bytes_and_the_original_stays_as_it_was(ImageFormat format)
    {
        var photo = Pictures.FromCamera(600, 400);
        var image = await _room.Keep(photo);
        var terms = Png with { Formats = [format], MaxSide = 300 };
        var canvas = new Placement(700, 700, 100, 50);

        var first = await Prepare(image, terms, canvas);
        var second = await Prepare(image, terms, canvas);

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(photo, _room.Original(image));
        Assert.Equal(4, _room.Files.Count);
    }

    [Theory]
    [InlineData(1000, 500, 400, 16_000_000, 1, 16, 400, 200)]
    [InlineData(1000, 500, 4096, 125_000, 1, 16, 500, 250)]
    [InlineData(1000, 500, 4096, 16_000_000, 64, 16, 1024, 512)]
    [InlineData(1000, 500, 1000, 16_000_000, 64, 16, 960, 448)]
    [InlineData(1024, 512, 4096, 16_000_000, 32, 16, 1024, 512)]
    [InlineData(1001, 501, 4096, 16_000_000, 8, 16, 1000, 504)]
    [InlineData(40, 20, 4096, 16_000_000, 1, 64, 128, 64)]
    [InlineData(40, 20, 4096, 16_000_000, 64, 16, 64, 64)]
    public async Task A_picture_is_brought_to_the_size_of_the_terms(
        int width, int height, int maxSide, long maxPixels, int multipleOf, int minSide, int sentWidth, int sentHeight)
    {
        var terms = Png with { MaxSide = maxSide, MaxPixels = maxPixels, MultipleOf = multipleOf, MinSide = minSide };

        var sent = await Send(Pictures.Png(width, height), terms);

        using var picture = Pictures.Read(sent.Bytes);
        Assert.Equal((sentWidth, sentHeight), (picture.Width, picture.Height));
        Assert.Equal((sentWidth, sentHeight), (sent.Width, sent.Height));
    }

    [Fact]
    public async Task The_next_format_is_tried_when_a_file_would_be_too_large()
    {
        ImageFormat[] all = [ImageFormat.Png, ImageFormat.WebP, ImageFormat.Jpeg];
        var drawn = Pictures.Png(640, 480);
        var png = (await Send(drawn, Png)).Bytes.Length;

        var sent = await Send(drawn, Png with { Formats = all, MaxBytes = png });
        var smaller = await Send(drawn, Png with { Formats = all, MaxBytes = png - 1 });

        Assert.Equal(ImageFormat.Png, sent.Format);
        Assert.Equal((ImageFormat.WebP, 640, 480), (smaller.Format, smaller.Width, smaller.Height));
        Assert.InRange(smaller.Bytes.Length, 1, png - 1);
    }

    [Fact]
    public async Task Quality_falls_before_the_picture_shrinks()
    {
        var drawn = Pictures.Png(640, 480);
        var jpeg = Png with { Formats = [ImageFormat.Jpeg] };
        var best = (await Send(drawn, jpeg)).Bytes.Length;

        var poorer = await Send(drawn, jpeg with { MaxBytes = best / 2 });
        var smaller = await Send(drawn, jpeg with { MaxBytes = best / 20 });

        Assert.Equal((640, 480), (poorer.Width, poorer.Height));
        Assert.InRange(poorer.Bytes.Length, 1, best / 2);
        Assert.InRange(smaller.Width, 16, 639);
        Assert.InRange(smaller.Bytes.Length, 1, best / 20);
    }

    [Theory]
    [InlineData(10, 4096, 16)]
    [InlineData(Plenty, 100, 90)]
    public async Task What_cannot_meet_the_terms_is_an_exception(long maxBytes, int maxSide, int minSide)
    {
        var terms = Png with { MaxBytes = maxBytes, MaxSide = maxSide, MinSide = minSide };

        await Assert.ThrowsAsync<InvalidDataException>(() => Send(Pictures.Png(640, 480), terms));
    }

    [Fact]
    public async Task A_canvas_is_grey_around_the_picture_and_the_picture_is_untouched()
    {
        var drawn = Pictures.Png(60, 40);

        var sent = await Send(drawn, Png, new Placement(100, 80, 30, 25));

        var (picture, canvas) = (Pictures.Rgba(drawn), Pictures.Rgba(sent.Bytes));
        for (var y = 0; y < 80; y++)
        {
            for (var x = 0; x < 100; x++)
            {
                var inside = x is >= 30 and < 90 && y is >= 25 and < 65;
                byte[] expected = inside ? picture.AsSpan((((y - 25) * 60) + x - 30) * 4, 4).ToArray() : [128, 128, 128, 255];
                Assert.Equal(expected, canvas.AsSpan(((y * 100) + x) * 4, 4).ToArray());
            }
        }
    }

    [Fact]
    public async Task A_canvas_smaller_than_the_picture_crops_it()
    {
        var drawn = Pictures.Png(60, 40);

        var sent = await Send(drawn, Png, new Placement(20, 20, -15, -10));

        var (picture, crop) = (Pictures.Rgba(drawn), Pictures.Rgba(sent.Bytes));
        for (var y = 0; y < 20; y++)
            Assert.Equal(picture.AsSpan((((y + 10) * 60) + 15) * 4, 80).ToArray(), crop.AsSpan(y * 80, 80).ToArray());
    }

    [Fact]
    public async Task Canvas_and_mask_are_scaled_to_the_same_size()
    {
        var canvas = new Placement(1200, 800, 400, 200);
        var mask = AreaMask.Border(canvas, 600, 400);

        var sent = await Send(Pictures.Png(600, 400), Png with { MaxSide = 300, MultipleOf = 8 }, canvas);
        var address = await _room.Masks.KeepAsync(mask, TestContext.Current.CancellationToken);
        var sentMask = await _room.Masks.PrepareAsync(address, MaskPolarity.WhiteEdits, sent.Width, sent.Height, TestContext.Current.CancellationToken);

        Assert.Equal((296, 200), (sent.Width, sent.Height));
        Assert.Equal((296, 200), (sentMask!.Width, sentMask.Height));
    }

    [Fact]
    public async Task Jpeg_shows_what_is_transparent_as_white()
    {
        var sent = await Send(Pictures.Plain(64, 64, 200, 100, 50, 0), Png with { Formats = [ImageFormat.Jpeg] });

        Assert.All(Pictures.Rgba(sent.Bytes), each => Assert.InRange(each, 254, 255));
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_what_went_bad_is_an_exception()
    {
        var image = await _room.Keep(Pictures.Png(640, 480));
        var ct = TestContext.Current.CancellationToken;

        Assert.Null(await _room.Sources.PrepareAsync(new string('a', 64), ImageFormat.Png, Png, null, ct));
        Assert.Null(await _room.Sources.PrepareAsync(image.Hash, ImageFormat.Jpeg, Png, null, ct));
        Assert.Null(await _room.Sources.PrepareAsync("../" + image.Hash, ImageFormat.Png, Png, null, ct));
        await Assert.ThrowsAsync<InvalidDataException>(() => Prepare(image, Png, new Placement(16_385, 10, 0, 0)));
        await Assert.ThrowsAsync<InvalidDataException>(() => Prepare(image, Png, new Placement(0, 10, 0, 0)));

        using (var file = File.OpenWrite(_room.Files.Single(path => path.EndsWith(".png", StringComparison.Ordinal))))
            file.SetLength(file.Length / 2);
        await Assert.ThrowsAsync<InvalidDataException>(() => Prepare(image, Png));
    }

    public void Dispose() => _room.Dispose();

    private async Task<PreparedImage> Send(byte[] file, SourceTerms terms, Placement? canvas = null) =>
        await Prepare(await _room.Keep(file), terms, canvas);

    private async Task<PreparedImage> Prepare(StoredImage image, SourceTerms terms, Placement? canvas = null)
    {
        var prepared = await _room.Sources.PrepareAsync(image.Hash, image.Format, terms, canvas, TestContext.Current.CancellationToken);
        return Assert.IsType<PreparedImage>(prepared);
    }
}
