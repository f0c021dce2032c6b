using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public class UnitPriceTests
{
    private static readonly PixelSize OneMegapixel = new(1024, 1024);
    private static readonly PixelSize TwoMegapixels = new(1920, 1080);

    private static readonly Func<ImageWork>[] Impossible =
    [
        () => ImageWork.Create(AspectRatio.Square, 0),
        () => ImageWork.Create(AspectRatio.Square, 5),
        () => ImageWork.Edit(null, 1),
        () => ImageWork.Edit(null, 1, [.. Enumerable.Repeat(OneMegapixel, 21)]),
        () => ImageWork.Edit(null, 1, new PixelSize(0, 5)),
        () => ImageWork.Edit(null, 1, new PixelSize(int.MaxValue, int.MaxValue)),
        () => ImageWork.Upscale(OneMegapixel, 1),
        () => ImageWork.Upscale(OneMegapixel, 8.1m),
        () => ImageWork.Upscale(OneMegapixel, decimal.MaxValue),
        () => ImageWork.Upscale(new(8_000, 8_000), 2),
        () => ImageWork.RemoveBackground(new(-1, -1)),
    ];

    [Theory]
    [InlineData(1024, 1024, 1)]
    [InlineData(1376, 768, 1)]
    [InlineData(1920, 1080, 2)]
    [InlineData(2048, 2048, 4)]
    [InlineData(1344, 768, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(1328, 1328, 2)]
    [InlineData(10_000, 10_000, 96)]
    public void Megapixels_are_counted_as_on_the_recorded_bills(int width, int height, int megapixels)
    {
        var size = new PixelSize(width, height);

        Assert.Equal(megapixels, Price(BillableUnit.Megapixel).Expect(ImageWork.Create(AspectRatio.Square, 1), size).Quantity);
        Assert.Equal(megapixels, Price(BillableUnit.InputMegapixel).Expect(ImageWork.RemoveBackground(size), size).Quantity);
    }

    /// <summary>Creating and editing ask for four pictures, editing from a picture of one and one of two megapixels; scaling doubles two.</summary>
    [Theory]
    [InlineData(BillableUnit.Image, 4, 4, 1, 1)]
    [InlineData(BillableUnit.Megapixel, 8, 8, 8, 2)]
    [InlineData(BillableUnit.InputMegapixel, 0, 3, 2, 2)]
    [InlineData(BillableUnit.InputAndOutputMegapixel, 8, 11, 10, 4)]
    [InlineData(BillableUnit.Second, 10, 10, 2.5, 2.5)]
    [InlineData(BillableUnit.Call, 1, 1, 1, 1)]
    public void Each_unit_counts_its_own(BillableUnit unit, decimal create, decimal edit, decimal upscale, decimal remove)
    {
        var price = Price(unit) with { SecondsPerImage = 2.5m };
        var sizes = new Dictionary<AspectRatio, PixelSize> { [AspectRatio.Landscape] = TwoMegapixels };
        ImageWork[] works =
        [
            ImageWork.Create(AspectRatio.Landscape, 4),
            ImageWork.Edit(AspectRatio.Landscape, 4, OneMegapixel, TwoMegapixels),
            ImageWork.Upscale(TwoMegapixels, 2),
            ImageWork.RemoveBackground(TwoMegapixels),
        ];

        Assert.Equal([create, edit, upscale, remove], works.Select(work => price.Expect(work, work.Output(sizes)).Quantity));
    }

    [Fact]
    public void Prices_per_token_look_up_the_ratio_and_expect_the_dearest_without_one()
    {
        var price = Price(BillableUnit.Token) with
        {
            TokensPerImage = new Dictionary<AspectRatio, int> { [AspectRatio.Square] = 1756, [AspectRatio.Landscape] = 1078 },
        };

        Assert.Equal(new Usage(BillableUnit.Token, 4312), price.Expect(ImageWork.Create(AspectRatio.Landscape, 4), new(1536, 864)));
        Assert.Equal(new Usage(BillableUnit.Token, 3512), price.Expect(ImageWork.Edit(null, 2, OneMegapixel), OneMegapixel));
    }

    [Theory]
    [InlineData(2, 2048, 1536)]
    [InlineData(1.5, 1536, 1152)]
    [InlineData(8, 8192, 6144)]
    [InlineData(1.001, 1026, 769)]
    public void A_larger_picture_has_its_sides_multiplied(decimal scale, int width, int height) =>
        Assert.Equal(new PixelSize(width, height), ImageWork.Upscale(new(1024, 768), scale).Output(new Dictionary<AspectRatio, PixelSize>()));

    [Fact]
    public void An_edit_without_a_ratio_keeps_the_size_of_the_first_picture() =>
        Assert.Equal(TwoMegapixels, ImageWork.Edit(null, 1, TwoMegapixels, OneMegapixel).Output(new Dictionary<AspectRatio, PixelSize>()));

    [Fact]
    public void What_cannot_be_drawn_has_no_price() => Assert.All(Impossible, work => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => work()));

    private static UnitPrice Price(BillableUnit unit) =>
        new(unit, 0.025m, 1, new Dictionary<AspectRatio, int>(), "test", new(2026, 11, 22));
}
