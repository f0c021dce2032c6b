using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers;

public sealed class ModelNamesTests
{
    [Fact]
    public void Each_name_is_taken_once_in_the_order_it_came() =>
        Assert.Equal(["b", "a"], ModelNames.Of(["b", null, "a", "b", ""]));

    [Fact]
    public void Names_that_are_too_long_or_hold_control_characters_are_left_out() =>
        Assert.Equal([new string('x', 120)], ModelNames.Of([new string('x', 120), new string('x', 121), "a\nb", "a\0"]));

    [Fact]
    public void A_list_without_an_end_has_one_here() =>
        Assert.Equal(ModelNames.Most, ModelNames.Of(Enumerable.Range(0, 100_000).Select(i => $"model {i}")).Count);
}
