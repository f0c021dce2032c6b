using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public class UnitPriceTests
{
    [Theory]
    [InlineData(1024, 1024, 1)]
    [InlineData(1376, 768, 1)]
    [InlineData(1920, 1080, 2)]
    [InlineData(2048, 2048, 4)]
    [InlineData(1344, 768, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(1328, 1328, 2)]
    public void Megapixels_are_counted_as_on_the_recorded_bills(int width, int height, int megapixels)
    {
        var usage = Price(BillableUnit.Megapixel).Expect(AspectRatio.Square, new(width, height), 1);

        Assert.Equal(new Usage(BillableUnit.Megapixel, megapixels), usage);
    }

    [Fact]
    public void Each_picture_is_rounded_up_on_its_own() =>
        Assert.Equal(8, Price(BillableUnit.Megapixel).Expect(AspectRatio.Landscape, new(1920, 1080), 4).Quantity);

    [Fact]
    public void Prices_per_image_ignore_the_size() =>
        Assert.Equal(new Usage(BillableUnit.Image, 3), Price(BillableUnit.Image).Expect(AspectRatio.Square, new(4096, 4096), 3));

    [Fact]
    public void Prices_per_token_look_up_the_ratio()
    {
        var price = Price(BillableUnit.Token) with
        {
            TokensPerImage = new Dictionary<AspectRatio, int> { [AspectRatio.Square] = 1756, [AspectRatio.Landscape] = 1078 },
        };

        Assert.Equal(new Usage(BillableUnit.Token, 4312), price.Expect(AspectRatio.Landscape, new(1536, 864), 4));
    }

    private static UnitPrice Price(BillableUnit unit) =>
        new(unit, 0.025m, 1, new Dictionary<AspectRatio, int>(), "test", new(2026, 11, 22));
}
