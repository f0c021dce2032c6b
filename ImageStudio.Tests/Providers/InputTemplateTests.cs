using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers;

public sealed class InputTemplateTests
{
    private static readonly RequestPicture Dot = new([1, 2, 3], "image/png", new(64, 32));
    private static readonly RequestPicture Other = new([4, 5, 6], "image/jpeg", new(16, 16));

    [Theory]
    [InlineData("""{"image_url": "{image}"}""", """{"image_url":"data:image/png;base64,AQID"}""")]
    [InlineData("""{"urls": "{images}"}""", """{"urls":["data:image/png;base64,AQID","data:image/jpeg;base64,BAUG"]}""")]
    [InlineData("""{"others": "{references}", "mask": "{mask}", "n": "{count}"}""", """{"others":["data:image/jpeg;base64,BAUG"],"n":1}""")]
    [InlineData("""{"ratio": "{ratio}", "size": {"width": "{askedWidth}", "height": "{askedHeight}"}, "near": "{nearRatio}"}""", """{"near":"16:9"}""")]
    [InlineData("""{"w": "{width}", "h": "{height}", "by": "{scale}", "left": "{left}"}""", """{"w":64,"h":32,"by":2}""")]
    [InlineData("""{"$path": "x"}""", "{}")]
    public void Places_are_filled_and_what_is_not_given_is_left_out(string template, string sent)
    {
        var request = new ImageRequest(Guid.NewGuid(), "m", "v", "snow", null, "auto", null, new(2, 1), new(64, 32), 1, 7, null)
        {
            Input = template,
            Operation = ImageOperation.Edit,
            Sources = [Dot, Other],
            KeepsRatio = true,
            Scale = 2,
        };

        Assert.Equal(sent, InputTemplate.Fill(request).ToJsonString());
    }

    [Fact]
    public void A_canvas_says_how_much_lies_around_the_picture()
    {
        var request = new ImageRequest(Guid.NewGuid(), "m", "v", "", null, "auto", null, new(16, 9), new(160, 90), 1, 7, null)
        {
            Input = """{"l": "{left}", "t": "{top}", "r": "{right}", "b": "{bottom}", "prompt": "{prompt}"}""",
            Canvas = Canvas.Around(new(90, 90), new(16, 9)),
        };

        Assert.Equal("""{"l":35,"t":0,"r":35,"b":0}""", InputTemplate.Fill(request).ToJsonString());
    }
}
