using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public sealed class WantedWorkTests
{
    [Theory]
    [InlineData(100, 50, 16, 9, 100, 57, 0, 3)]
    [InlineData(90, 90, 16, 9, 160, 90, 35, 0)]
    [InlineData(90, 90, 9, 16, 90, 160, 0, 35)]
    [InlineData(160, 90, 16, 9, 160, 90, 0, 0)]
    public void A_canvas_is_the_smallest_of_its_ratio_with_the_picture_in_its_middle(int width, int height, int w, int h, int outWidth, int outHeight, int left, int top)
    {
        var canvas = Canvas.Around(new(width, height), new(w, h));

        Assert.Equal((new PixelSize(outWidth, outHeight), left, top), (canvas.Size, canvas.Left, canvas.Top));
        Assert.Equal((outWidth, outHeight), (canvas.Left + width + canvas.Right, canvas.Top + height + canvas.Bottom));
    }

    [Theory]
    [InlineData(1344, 768, "7:4")]
    [InlineData(1920, 1080, "16:9")]
    [InlineData(1000, 1000, "1:1")]
    [InlineData(1365, 768, "16:9")]
    [InlineData(4000, 100, "40:1")]
    [InlineData(16, 9999, "1:100")]
    public void The_ratio_of_any_picture_can_be_said(int width, int height, string ratio) =>
        Assert.Equal(ratio, AspectRatio.Of(new(width, height)).ToString());

    [Theory]
    [InlineData(4000, 3000, 4096, 1_000_000, 1, 1154, 866)]
    [InlineData(1000, 500, 500, 10_000_000, 1, 500, 250)]
    [InlineData(100, 80, 4096, 10_000_000, 16, 96, 80)]
    [InlineData(640, 480, 4096, 10_000_000, 1, 640, 480)]
    public void A_picture_is_sent_within_the_vendors_limits_in_its_own_shape(int width, int height, int side, long pixels, int multiple, int outWidth, int outHeight)
    {
        var demand = new SourceDemand([SourceFormat.Png], 16, side, pixels, 1_000_000, multiple, null);

        Assert.Equal(new PixelSize(outWidth, outHeight), demand.Fit(new(width, height)));
    }

    [Theory]
    [InlineData(ImageOperation.Edit, 1, 3, false, "takes at most 2 pictures")]
    [InlineData(ImageOperation.Edit, 1, 1, true, "keeps the picture’s own ratio")]
    [InlineData(ImageOperation.Edit, 1, 2, false, null)]
    [InlineData(ImageOperation.Upscale, 4, 1, false, "enlarges 2×")]
    [InlineData(ImageOperation.Upscale, 2, 1, false, null)]
    public void Why_an_action_cannot_is_said_in_words(ImageOperation operation, int scale, int pictures, bool ratio, string? words)
    {
        var action = new RouteAction("m", UnitPrice.FreeOfCharge)
        {
            MostSources = 2,
            Scales = [2],
            Sources = new([SourceFormat.Png], 16, 4096, 1_000_000, 1_000_000, 1, null),
        };

        Assert.Equal(words, new WantedWork(operation, ratio ? AspectRatio.Square : null, 1, [.. Enumerable.Repeat(new PixelSize(64, 64), pictures)], scale).WhyNot(action));
    }

    [Fact]
    public void What_is_too_large_or_too_small_is_not_upscaled()
    {
        var action = new RouteAction("m", UnitPrice.FreeOfCharge) { MostSources = 1, Scales = [2], Sources = new([SourceFormat.Png], 64, 4096, 1_000_000, 1_000_000, 1, null) };

        Assert.Equal("takes pictures of up to 1 megapixels and 4,096 pixels a side", Upscale(2000, 1000).WhyNot(action));
        Assert.Equal("takes pictures of at least 64 × 64 pixels", Upscale(2000, 32).WhyNot(action));
    }

    private static WantedWork Upscale(int width, int height) => new(ImageOperation.Upscale, null, 1, [new(width, height)], 2);
}
