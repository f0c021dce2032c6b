using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class MaskReadingTests : IDisposable
{
    private const int Side = 16;

    private readonly MediaRoom _room = new();

    [Theory]
    [InlineData(0, 0, 0, 255, false)]
    [InlineData(127, 127, 127, 255, false)]
    [InlineData(128, 128, 128, 255, true)]
    [InlineData(255, 255, 255, 255, true)]
    [InlineData(255, 0, 0, 255, false)]
    [InlineData(0, 255, 0, 255, true)]
    [InlineData(0, 0, 255, 255, false)]
    [InlineData(255, 255, 0, 255, true)]
    public async Task Light_pixels_change(byte red, byte green, byte blue, byte alpha, bool changes)
    {
        // One white pixel, so that the mask never marks nothing.
        byte[] pixels = [255, 255, 255, 255, .. Enumerable.Repeat(new[] { red, green, blue, alpha }, (Side * Side) - 1).SelectMany(each => each)];

        var mask = await Read(Pictures.OfPixels(pixels, Side, Side), Side, Side);

        Assert.Equal([255, .. Enumerable.Repeat(changes ? (byte)255 : (byte)0, (Side * Side) - 1)], mask.Pixels.ToArray());
    }

    [Fact]
    public async Task Transparency_decides_where_there_is_any()
    {
        byte[] pixels = [.. Enumerable.Range(0, Side * Side).SelectMany(at => new byte[] { 255, 255, 255, (byte)at })];

        var mask = await Read(Pictures.OfPixels(pixels, Side, Side), Side, Side);

        Assert.Equal(Enumerable.Range(0, Side * Side).Select(at => at < 128 ? (byte)255 : (byte)0), mask.Pixels.ToArray());
    }

    [Fact]
    public async Task Our_own_masks_come_back_as_they_went_out()
    {
        var spots = AreaMask.OfRectangles(70, 50, [new(3, 4, 20, 10), new(60, 40, 100, 100)]);
        var address = await _room.Masks.KeepAsync(spots, TestContext.Current.CancellationToken);

        foreach (var polarity in Enum.GetValues<MaskPolarity>())
        {
            var sent = await _room.Masks.PrepareAsync(address, polarity, 70, 50, TestContext.Current.CancellationToken);
            var read = await Read(sent!.Bytes, 70, 50);

            Assert.Equal((polarity == MaskPolarity.BlackEdits ? spots.Inverted() : spots).Pixels.ToArray(), read.Pixels.ToArray());
        }
    }

    [Theory]
    [InlineData(32, 32)]
    [InlineData(160, 160)]
    [InlineData(200, 201)]
    public async Task A_mask_of_the_same_shape_is_scaled_to_the_picture(int width, int height)
    {
        var left = Pictures.OfPixels([.. Enumerable.Range(0, 32 * 32).Select(at => at % 32 < 16 ? (byte)255 : (byte)0)], 32, 32);

        var mask = await Read(left, width, height);

        Assert.Equal(AreaMask.OfRectangles(width, height, [new(0, 0, width / 2, height)]).Pixels.ToArray(), mask.Pixels.ToArray());
    }

    [Theory]
    [InlineData("another shape", "The mask is 64 × 64 pixels, which is not the shape of the image (64 × 48).")]
    [InlineData("all black", "The mask marks nothing.")]
    [InlineData("nothing", "The file is empty.")]
    [InlineData("cut short", "The image is damaged or incomplete.")]
    [InlineData("web page", "This is a web page, not an image.")]
    [InlineData("bomb", "The image is 12,000 × 12,000 pixels; at most 40 megapixels are accepted.")]
    public async Task What_is_no_mask_is_refused_in_words_and_leaves_nothing(string what, string words)
    {
        var reading = await Send(Make(what), 64, 48);

        Assert.Equal(new MaskReading.Refused(words), reading);
        Assert.Empty(_room.Files);
    }

    public void Dispose() => _room.Dispose();

    private static byte[] Make(string what) => what switch
    {
        "another shape" => Pictures.Plain(64, 64, 255, 255, 255),
        "all black" => Pictures.Plain(64, 48, 0, 0, 0),
        "nothing" => [],
        "cut short" => Pictures.Png(640, 480)[..^500],
        "web page" => "<html><body></body></html>"u8.ToArray(),
        _ => CraftedFiles.TinyWebP(12_000, 12_000),
    };

    private Task<MaskReading> Send(byte[] file, int width, int height) =>
        _room.Masks.ReadAsync(new MemoryStream(file), width, height, TestContext.Current.CancellationToken);

    private async Task<AreaMask> Read(byte[] file, int width, int height) =>
        Assert.IsType<MaskReading.Read>(await Send(file, width, height)).Mask;
}
