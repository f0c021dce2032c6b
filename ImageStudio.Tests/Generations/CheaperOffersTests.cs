using ImageStudio.Tests.Support;
using ImageStudio.Web.Generations;

namespace ImageStudio.Tests.Generations;

public sealed class CheaperOffersTests : PipelineTests
{
    /// <summary>
    /// Tokens has 5.268 credits a picture and 7.902 at most, two at a time; Single 4, Batch 4 and 4.4 at most, Dollars and Silent 4 and 5 at
    /// most; Elsewhere, which nobody serves, and Retired cost 4.
    /// </summary>
    [Theory]
    [InlineData("tokens", 2, 15_803, "tokens 1, dollars 2, silent 2")]
    [InlineData("tokens", 2, 9_999, "tokens 1, batch 2, single 2")]
    [InlineData("tokens", 2, 7_999, "tokens 1")]
    [InlineData("tokens", 2, 7_901, "")]
    [InlineData("tokens", 1, 4_399, "single 1")]
    [InlineData("single", 4, 15_999, "single 3")]
    [InlineData("single", 4, 8_000, "single 2")]
    [InlineData("batch", 4, 16_000, "batch 3, single 4")]
    [InlineData("batch", 4, 3_999, "")]
    [InlineData("batch", 4, 0, "")]
    [InlineData("batch", 4, -5_000, "")]
    public async Task Offered_is_what_fits_the_same_model_first_then_the_nearest_in_price(string model, int count, long available, string offers) =>
        Assert.Equal(offers, await OffersAsync(new() { Model = model, Count = $"{count}" }, available));

    [Theory]
    [InlineData(null, "dollars 1, batch 2, single 2")]
    [InlineData(" ", "dollars 1, batch 2, single 2")]
    [InlineData("people", "dollars 1, single 2")]
    public async Task A_model_that_cannot_leave_out_what_is_to_be_avoided_is_no_match(string? avoid, string offers) =>
        Assert.Equal(offers, await OffersAsync(new() { Model = "dollars", Count = "2", Avoid = avoid }, 9_000));

    [Theory]
    [InlineData("nowhere", "1:1", "1")]
    [InlineData("single", "4:3", "1")]
    [InlineData("single", "1:1", "9")]
    public async Task Without_something_to_compare_with_nothing_is_offered(string model, string ratio, string count) =>
        Assert.Equal("", await OffersAsync(new() { Model = model, Ratio = ratio, Count = count }, 100_000));

    private async Task<string> OffersAsync(GenerationInput input, long available)
    {
        (input.Ratio, input.Style, input.Description) = (input.Ratio ?? "1:1", "auto", "a heron");
        return await Pipeline.WithAsync<CheaperOffers, string>(offers => Pipeline.WithAsync<SettingsCheck, string>(check => Task.FromResult(
            string.Join(", ", offers.Find(check.Run(input), input, _ => available).Select(offer => $"{offer.Model.Id} {offer.Count}")))));
    }
}
