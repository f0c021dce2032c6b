using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class MaskTests : IDisposable
{
    private static readonly AreaMask Spots = AreaMask.OfRectangles(70, 50, [new(3, 4, 20, 10), new(60, 40, 100, 100), new(-5, 45, 8, 2)]);

    private readonly MediaRoom _room = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Rectangles_change_and_what_reaches_over_the_edge_does_not_count()
    {
        for (var y = 0; y < 50; y++)
        {
            for (var x = 0; x < 70; x++)
            {
                var inside = (x is >= 3 and < 23 && y is >= 4 and < 14) || (x >= 60 && y >= 40) || (x < 3 && y is 45 or 46);
                Assert.Equal(inside ? 255 : 0, Spots.Pixels[(y * 70) + x]);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(70, 0, 10, 10)]
    [InlineData(0, -20, 10, 20)]
    [InlineData(10, 10, -5, 5)]
    [InlineData(int.MaxValue, 0, int.MaxValue, 10)]
    public void A_rectangle_outside_the_picture_marks_nothing(int left, int top, int width, int height)
    {
        Assert.True(AreaMask.OfRectangles(70, 50, [new(left, top, width, height)]).IsEmpty);
    }

    [Fact]
    public void Extending_changes_all_but_the_picture()
    {
        var border = AreaMask.Border(new Placement(10, 6, 2, 1), 5, 4);

        Assert.Equal(AreaMask.OfRectangles(10, 6, [new(2, 1, 5, 4)]).Inverted().Pixels.ToArray(), border.Pixels.ToArray());
        Assert.Equal((10 * 6) - (5 * 4), border.Pixels.ToArray().Count(pixel => pixel == 255));
    }

    [Fact]
    public void Scaling_takes_the_nearest_pixel_and_blurs_nothing()
    {
        var twice = Spots.Scaled(140, 100);

        Assert.Equal(AreaMask.OfRectangles(140, 100, [new(6, 8, 40, 20), new(120, 80, 20, 20), new(0, 90, 6, 4)]).Pixels.ToArray(), twice.Pixels.ToArray());
        Assert.Equal(Spots.Pixels.ToArray(), twice.Scaled(70, 50).Pixels.ToArray());
        Assert.All(Spots.Scaled(33, 97).Pixels.ToArray(), pixel => Assert.True(pixel is 0 or 255));
    }

    [Fact]
    public async Task A_mask_comes_back_pixel_for_pixel()
    {
        var address = await _room.Masks.KeepAsync(Spots, Ct);

        var found = await _room.Masks.FindAsync(address, Ct);

        Assert.NotNull(found);
        Assert.Equal((70, 50), (found.Width, found.Height));
        Assert.Equal(Spots.Pixels.ToArray(), found.Pixels.ToArray());
    }

    [Fact]
    public async Task The_same_mask_is_kept_once_and_another_shape_elsewhere()
    {
        var first = await _room.Masks.KeepAsync(Spots, Ct);
        var written = File.GetLastWriteTimeUtc(_room.Files.Single());

        Assert.Equal(first, await _room.Masks.KeepAsync(AreaMask.OfBytes(70, 50, Spots.Pixels.ToArray()), Ct));
        Assert.Equal(written, File.GetLastWriteTimeUtc(_room.Files.Single()));
        Assert.Equal(Path.Combine("masks", first[..2], first[2..4], first + ".png"), Path.GetRelativePath(_room.Root, _room.Files.Single()));
        Assert.NotEqual(first, await _room.Masks.KeepAsync(AreaMask.OfBytes(50, 70, Spots.Pixels.ToArray()), Ct));
    }

    [Theory]
    [InlineData(MaskPolarity.WhiteEdits)]
    [InlineData(MaskPolarity.BlackEdits)]
    [InlineData(MaskPolarity.TransparentEdits)]
    public async Task Each_vendor_gets_every_pixel_in_its_own_polarity(MaskPolarity polarity)
    {
        var address = await _room.Masks.KeepAsync(Spots, Ct);

        var sent = await _room.Masks.PrepareAsync(address, polarity, 70, 50, Ct);
        var again = await _room.Masks.PrepareAsync(address, polarity, 70, 50, Ct);

        Assert.NotNull(sent);
        Assert.Equal((ImageFormat.Png, 70, 50), (sent.Format, sent.Width, sent.Height));
        Assert.Equal(sent.Bytes, again!.Bytes);
        using var file = Pictures.Read(sent.Bytes);
        Assert.Equal(polarity == MaskPolarity.TransparentEdits ? 4 : 1, file.Bands);
        var pixels = Pictures.Rgba(sent.Bytes);
        for (var at = 0; at < Spots.Pixels.Length; at++)
            Assert.Equal(Expected(Spots.Pixels[at] == 255, polarity), (pixels[at * 4], pixels[(at * 4) + 3]));
    }

    [Theory]
    [InlineData(MaskPolarity.WhiteEdits)]
    [InlineData(MaskPolarity.BlackEdits)]
    [InlineData(MaskPolarity.TransparentEdits)]
    public async Task A_mask_goes_out_in_the_size_of_the_source(MaskPolarity polarity)
    {
        var sent = await _room.Masks.PrepareAsync(await _room.Masks.KeepAsync(Spots, Ct), polarity, 140, 100, Ct);

        var expected = Spots.Scaled(140, 100);
        var pixels = Pictures.Rgba(sent!.Bytes);
        for (var at = 0; at < expected.Pixels.Length; at++)
            Assert.Equal(Expected(expected.Pixels[at] == 255, polarity), (pixels[at * 4], pixels[(at * 4) + 3]));
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_what_went_bad_is_an_exception()
    {
        Assert.Null(await _room.Masks.FindAsync(new string('a', 64), Ct));
        Assert.Null(await _room.Masks.FindAsync("../../etc/passwd", Ct));
        Assert.Null(await _room.Masks.PrepareAsync(new string('a', 64), MaskPolarity.WhiteEdits, 10, 10, Ct));

        var address = await _room.Masks.KeepAsync(Spots, Ct);
        using (var file = File.OpenWrite(_room.Files.Single()))
            file.SetLength(file.Length / 2);

        await Assert.ThrowsAsync<InvalidDataException>(() => _room.Masks.FindAsync(address, Ct));
    }

    public void Dispose() => _room.Dispose();

    private static (byte Grey, byte Alpha) Expected(bool changes, MaskPolarity polarity) => polarity switch
    {
        MaskPolarity.WhiteEdits => (changes ? (byte)255 : (byte)0, 255),
        MaskPolarity.BlackEdits => (changes ? (byte)0 : (byte)255, 255),
        _ => (0, changes ? (byte)0 : (byte)255),
    };
}
