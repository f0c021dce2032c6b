using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public class AspectRatioTests
{
    [Theory]
    [InlineData("16:9", 16, 9)]
    [InlineData("1:1", 1, 1)]
    [InlineData("9:16", 9, 16)]
    [InlineData("100:100", 100, 100)]
    public void Width_and_height_are_read_and_written_back(string text, int width, int height)
    {
        Assert.True(AspectRatio.TryParse(text, out var ratio));

        Assert.Equal(new AspectRatio(width, height), ratio);
        Assert.Equal(text, ratio.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("16")]
    [InlineData("16:")]
    [InlineData(":9")]
    [InlineData("16:9:1")]
    [InlineData("16x9")]
    [InlineData("0:1")]
    [InlineData("1:0")]
    [InlineData("-16:9")]
    [InlineData("+16:9")]
    [InlineData(" 16:9")]
    [InlineData("16:9\n")]
    [InlineData("1.6:9")]
    [InlineData("1e1:9")]
    [InlineData("101:1")]
    [InlineData("99999999999999999999:1")]
    [InlineData("１６:９")]
    [InlineData("NaN:1")]
    [InlineData("16:9'; DROP TABLE--")]
    public void Hostile_text_is_no_ratio(string? text)
    {
        Assert.False(AspectRatio.TryParse(text, out var ratio));
        Assert.Equal(default, ratio);
    }

    [Fact]
    public void Parse_says_what_it_could_not_read() =>
        Assert.Contains("'wide'", Assert.Throws<FormatException>(() => AspectRatio.Parse("wide")).Message, StringComparison.Ordinal);
}
