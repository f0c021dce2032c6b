using ImageStudio.Web.Providers.Sandbox;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Tests.Providers.Sandbox;

public sealed class SandboxPainterTests
{
    private const double Substantial = 6;

    internal static readonly string[] Styles =
    [
        "auto", "3d-anime", "3d-model", "japanese-anime", "movie", "comic", "cyberpunk", "fantasy", "oil-painting", "colored-pencil", "pixel-art", "realistic", "watercolor",
    ];

    private static readonly PictureBrief Brief = new("A lighthouse on a basalt cliff at dusk", "auto", "flux-dev", new(160, 160), 42);

    public static TheoryData<string, int, int> StylesAndSizes()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var style in Styles)
        {
            data.Add(style, 112, 63);
            data.Add(style, 64, 64);
            data.Add(style, 63, 112);
        }

        return data;
    }

    [Fact]
    public void The_same_brief_gives_the_same_bytes() => Assert.Equal(SandboxPainter.Draw(Brief), SandboxPainter.Draw(Brief with { }));

    [Fact]
    public void Description_style_model_and_seed_each_change_the_picture()
    {
        var picture = Draw(Brief);
        PictureBrief[] others =
        [
            Brief with { Description = "a cat on a windowsill" }, Brief with { Description = "A lighthouse on a basalt cliff at dawn" }, Brief with { StyleId = "comic" },
            Brief with { ModelId = "imagen-4" }, Brief with { Seed = 43 }, Brief with { Seed = 42 + (1L << 40) },
        ];
        Assert.All(others, other => Assert.InRange(Draw(other).DifferenceFrom(picture), Substantial, 255));
    }

    [Fact]
    public void The_ratio_changes_the_picture()
    {
        var tall = Draw(Brief with { Size = new(90, 160) });
        Assert.Equal((90, 160), (tall.Width, tall.Height));
    }

    [Fact]
    public void All_styles_differ_from_each_other()
    {
        var pictures = Styles.Select(style => Draw(Brief with { StyleId = style })).ToList();
        for (var i = 0; i < pictures.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.InRange(pictures[i].DifferenceFrom(pictures[j]), Substantial, 255);
    }

    [Theory]
    [MemberData(nameof(StylesAndSizes))]
    public void Every_style_draws_at_every_ratio(string style, int width, int height)
    {
        var picture = Draw(Brief with { StyleId = style, Size = new(width, height) });
        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.InRange(picture.Contrast(), 12, 128);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("柴犬が桜の下で眠る")]
    [InlineData("🐱🌊👨‍👩‍👧‍👦")]
    [InlineData("\ud83d lone surrogate \udc31")]
    [InlineData("zażółć gęślą jaźń")]
    [InlineData("\0\u202e<script>")]
    public void Any_text_gives_a_picture(string description) => Assert.InRange(Draw(Brief with { Description = description }).Contrast(), 8, 128);

    [Fact]
    public void Four_thousand_characters_give_a_picture() => Assert.InRange(Draw(Brief with { Description = string.Concat(Enumerable.Repeat("sea cat ", 500)) }).Contrast(), 8, 128);

    [Fact]
    public void Every_word_of_the_vocabulary_draws()
    {
        foreach (var subject in Enum.GetNames<Subject>()) Assert.InRange(Draw(Brief with { Description = subject }).Contrast(), 8, 128);
        foreach (var setting in new[] { "portrait", "tabletop", "abstract", "window" }) Assert.InRange(Draw(Brief with { Description = setting }).Contrast(), 8, 128);
        foreach (var ground in Enum.GetNames<Ground>()) Assert.InRange(Draw(Brief with { Description = ground }).Contrast(), 8, 128);
    }

    [Fact]
    public void The_largest_size_draws() => Assert.Equal(2048, Draw(Brief with { Size = new(2048, 2048) }).Height);

    [Fact]
    public void The_mark_can_be_left_out_only_on_purpose()
    {
        Assert.NotEqual(SandboxPainter.Draw(Brief), SandboxPainter.Draw(Brief, marked: false));
    }

    private static Picture Draw(PictureBrief brief) => Picture.Read(SandboxPainter.Draw(brief));
}
