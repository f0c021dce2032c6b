using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Recraft;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Recraft;

public sealed class RecraftTests : ProviderContract
{
    private readonly FakeRecraft _recraft = new();

    protected override FakeVendor Fake => _recraft;

    protected override string ProviderId => "recraft";

    protected override string Section => "Recraft";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddRecraft(configuration);

    protected override IReadOnlyList<string> WordsOf(string nativeStyle) => nativeStyle.Split('/');

    [Theory]
    [InlineData("comic", "digital_illustration", "hard_comics")]
    [InlineData("movie", "realistic_image", "urban_drama")]
    [InlineData("auto", "any", null)]
    public async Task A_style_may_have_a_substyle(string style, string value, string? substyle)
    {
        await Vendor.SubmitAsync(RequestFor("recraft-v3", style), Token);

        var sent = Assert.Single(Fake.Orders).Json;
        Assert.Equal(value, sent.GetProperty("style").GetString());
        Assert.Equal(substyle, sent.TryGetProperty("substyle", out var found) ? found.GetString() : null);
    }

    [Fact]
    public async Task Models_without_styles_are_sent_none()
    {
        await Vendor.SubmitAsync(RequestFor("recraft-v4.1", "comic"), Token);

        Assert.False(Assert.Single(Fake.Orders).Json.TryGetProperty("style", out _));
        Assert.Empty(Fake.Complaints);
    }

    [Theory]
    [InlineData("40", 0.04)]
    [InlineData("0.5", 0.0005)]
    [InlineData("\"35\"", 0.035)]
    public async Task A_thousand_units_are_a_dollar(string units, decimal usd)
    {
        _recraft.UnitsOfOne = JsonSerializer.Deserialize<JsonElement>(units);

        Assert.Equal(usd, Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report?.CostUsd);
    }

    [Fact]
    public async Task Without_units_nothing_is_reported()
    {
        _recraft.UnitsOfOne = null;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Theory]
    [InlineData(0, FailureKind.ProviderFault)]
    [InlineData(1, FailureKind.Unreadable)]
    public async Task An_answer_without_a_picture_is_a_failure(int items, FailureKind kind)
    {
        _recraft.Images = _ => Enumerable.Repeat("%%%", items);

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    [Theory]
    [InlineData(400, "style is not supported by this model", FailureKind.SettingsRefused)]
    [InlineData(400, "Your prompt violates our content policy", FailureKind.ModeratedBefore)]
    [InlineData(422, "NSFW content detected", FailureKind.ModeratedBefore)]
    [InlineData(422, "prompt is too long", FailureKind.SettingsRefused)]
    [InlineData(401, "unauthorized", FailureKind.BadKey)]
    [InlineData(402, "…", FailureKind.ProviderFunds)]
    [InlineData(404, "no such model", FailureKind.ModelGone)]
    [InlineData(429, "too many requests", FailureKind.RateLimited)]
    [InlineData(500, "internal error", FailureKind.ProviderFault)]
    public async Task Its_errors_are_told_by_their_status(int status, string message, FailureKind kind)
    {
        await AssertOrderAsync(kind, status, new { code = "…", message });
        await AssertOrderAsync(kind, status, new { error = new { message } });
        await AssertOrderAsync(kind, status, new { error = message });
    }

    [Theory]
    [InlineData(12, FailureKind.ProviderFunds)]
    [InlineData(12_345, FailureKind.ProviderConfig)]
    [InlineData(null, FailureKind.ProviderConfig)]
    public Task What_is_left_on_the_account_tells_an_empty_one_from_one_without_rights(int? units, FailureKind kind)
    {
        _recraft.Balance = units;

        return AssertOrderAsync(kind, 403, new { code = "forbidden", message = "…" });
    }

    [Fact]
    public async Task A_question_for_the_balance_that_fails_changes_nothing()
    {
        Fake.Faults = call => call.Role == CallRole.Order ? Fault.Of(403, new { message = "…" }) : new(FaultKind.HangUpBefore);

        Assert.Equal(FailureKind.ProviderConfig, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
        Assert.Empty(Fake.Bill);
    }

    [Fact]
    public async Task The_test_of_the_connection_tells_what_is_left() =>
        Assert.Equal("The key is accepted. 12345 units are left there, worth 12.35 US dollars.", (await Vendor.TestAsync(Token)).Words);

    [Fact]
    public async Task Its_pictures_come_with_the_answer()
    {
        Assert.Equal(FailureKind.Lost, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync("1", Token)).Kind);
        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.FetchAsync(new("https://img.recraft.ai/1"), Token));
    }

    private static ImageRequest RequestFor(string modelId, string style)
    {
        var (model, route) = VendorBench.Reached("recraft").Single(reached => reached.Model.Id == modelId);
        return VendorBench.Request(model, route, model.Ratios[0], style: style);
    }
}
