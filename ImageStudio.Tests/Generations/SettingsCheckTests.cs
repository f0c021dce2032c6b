using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Generations;

public sealed class SettingsCheckTests
{
    private readonly SettingsCheck _check =
        new(PipelineCatalog.Read(), new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    public static TheoryData<string, Action<GenerationInput>, string> Wrong => new()
    {
        { "Model", i => i.Model = null, "Choose one of the listed models" },
        { "Model", i => i.Model = "", "Choose one of the listed models" },
        { "Model", i => i.Model = "<script>", "Choose one of the listed models" },
        { "Model", i => i.Model = "retired", "Retired is retired. Choose Single instead" },
        { "Style", i => i.Style = null, "Choose one of the listed styles" },
        { "Style", i => i.Style = "baroque", "Choose one of the listed styles" },
        { "Ratio", i => i.Ratio = null, "Choose one of the listed aspect ratios" },
        { "Ratio", i => i.Ratio = "0:1", "Choose one of the listed aspect ratios" },
        { "Ratio", i => i.Ratio = "1:1:1", "Choose one of the listed aspect ratios" },
        { "Ratio", i => i.Ratio = "-1:1", "Choose one of the listed aspect ratios" },
        { "Ratio", i => i.Ratio = "9:16", "Single cannot draw 9:16. Choose 16:9 or 1:1" },
        { "Count", i => i.Count = null, "Choose 1, 2, 3 or 4 images" },
        { "Count", i => i.Count = "0", "Choose 1, 2, 3 or 4 images" },
        { "Count", i => i.Count = "5", "Choose 1, 2, 3 or 4 images" },
        { "Count", i => i.Count = "-1", "Choose 1, 2, 3 or 4 images" },
        { "Count", i => i.Count = "1e0", "Choose 1, 2, 3 or 4 images" },
        { "Count", i => i.Count = "99999999999", "Choose 1, 2, 3 or 4 images" },
        { "Count", i => (i.Model, i.Count) = ("tokens", "3"), "Tokens draws at most 2 at a time" },
        { "Description", i => i.Description = null, "Add a description" },
        { "Description", i => i.Description = " \r\n\t\0 ", "Add a description" },
        {
            "Description", i => i.Description = new('a', 4_003),
            "Shorten the description by 3 characters: 4,000 fit, this has 4,003"
        },
        { "Avoid", i => i.Avoid = new('a', 1_001), "Shorten what to avoid by 1 character: 1,000 fit, this has 1,001" },
        { "Seed", i => i.Seed = "-1", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Seed", i => i.Seed = "2147483645", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Seed", i => i.Seed = "1.5", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Seed", i => i.Seed = "99999999999999999999", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
        { "Seed", i => i.Seed = "٣", "Give the seed as a whole number from 0 to 2,147,483,644, or leave it empty" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_at_its_field(string field, Action<GenerationInput> spoil, string words)
    {
        var input = Good();
        spoil(input);

        var check = _check.Run(input);

        Assert.Equal([new FieldProblem(field, words)], check.Problems);
        Assert.Null(check.Settings);
    }

    [Fact]
    public void Good_settings_pass_as_they_are()
    {
        var settings = _check.Run(Good()).Settings!;

        Assert.Equal(("single", "comic", "1:1", 4), (settings.Model.Id, settings.Style.Id, settings.Ratio.ToString(), settings.Count));
        Assert.Equal(("a heron", "people", 42), (settings.Description, settings.Avoid, settings.Seed));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var check = _check.Run(new());

        Assert.Equal(["Model", "Style", "Ratio", "Count", "Description"], check.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void What_is_right_can_be_priced_before_the_rest_is()
    {
        var input = Good();
        input.Description = "";

        var check = _check.Run(input);

        Assert.Equal(("single", AspectRatio.Square, 4), (check.Model!.Id, check.Ratio, check.Count));
    }

    [Fact]
    public void What_to_avoid_waits_for_a_model_that_can()
    {
        var input = Good();
        input.Model = "batch";

        Assert.Null(_check.Run(input).Settings!.Avoid);
    }

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        var input = Good();
        (input.Description, input.Avoid, input.Seed) = (new('a', 4_000), new('a', 1_000), " 2147483644 ");

        Assert.Empty(_check.Run(input).Problems);
    }

    [Fact]
    public void A_line_end_as_browsers_send_it_counts_as_one_character()
    {
        var input = Good();
        input.Description = string.Concat(Enumerable.Repeat("a\r\n", 1_999)) + "aa";

        Assert.Equal(4_000, _check.Run(input).Settings!.Description.Length);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("  a heron \r\n", "a heron")]
    [InlineData("one\r\ntwo\nthree\tfour", "one\ntwo\nthree\tfour")]
    [InlineData("a\0b\u0007c\u001bd\u0085e\u007ff", "abcdef")]
    [InlineData("heron \ud83e\udda9", "heron \ud83e\udda9")]
    [InlineData("<b>&\"'", "<b>&\"'")]
    public void Text_is_kept_without_what_no_database_wants(string? typed, string kept) => Assert.Equal(kept, GenerationInput.Clean(typed));

    [Fact]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("a\ufffdb", GenerationInput.Clean("a\ud83eb"));
        Assert.Equal("\ufffd", GenerationInput.Clean("\udda9"));
    }

    private static GenerationInput Good() => new()
    {
        Model = "single",
        Style = "comic",
        Ratio = "1:1",
        Count = "4",
        Description = "a heron",
        Avoid = "people",
        Seed = "42",
    };
}
