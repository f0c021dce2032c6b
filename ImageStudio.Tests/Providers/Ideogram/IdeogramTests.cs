using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Ideogram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Ideogram;

public sealed class IdeogramTests : ProviderContract
{
    private readonly FakeIdeogram _ideogram = new();

    protected override FakeVendor Fake => _ideogram;

    protected override string ProviderId => "ideogram";

    protected override string Section => "Ideogram";

    protected override bool AnswersAtOnce => true;

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddIdeogram(configuration);

    protected override IReadOnlyList<string> WordsOf(string nativeStyle) => [nativeStyle.Split(':')[1]];

    [Theory]
    [InlineData("oil-painting", "style_preset", "OIL_PAINTING")]
    [InlineData("realistic", "style_type", "REALISTIC")]
    public async Task A_style_goes_into_the_field_that_its_value_names(string style, string field, string value)
    {
        await Vendor.SubmitAsync(RequestFor("ideogram-3", style), Token);

        Assert.Equal(value, Assert.Single(Fake.Orders).Field(field));
    }

    [Fact]
    public async Task The_description_is_not_rewritten_over_there()
    {
        await Vendor.SubmitAsync(RequestFor("ideogram-3"), Token);
        await Vendor.SubmitAsync(RequestFor("ideogram-4.5"), Token);

        Assert.Equal("OFF", Fake.Orders.First().Field("magic_prompt"));
        Assert.Equal("off", Fake.Orders.Last().Json.GetProperty("magic_prompt").GetString());
    }

    [Theory]
    [InlineData("16:9", "1312x736")]
    [InlineData("1:1", "1024x1024")]
    [InlineData("9:16", "736x1312")]
    public async Task Reframing_goes_by_one_of_its_own_sizes(string ratio, string resolution)
    {
        Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(Reframing(ratio)));

        Assert.Equal(resolution, Assert.Single(Fake.Orders).Field("resolution"));
        Assert.Empty(Fake.Complaints);
    }

    [Fact]
    public async Task A_shape_that_it_has_no_size_for_is_not_ordered()
    {
        Assert.Equal(FailureKind.SettingsRefused, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(Reframing("4:3"), Token)).Kind);

        Assert.Empty(Fake.Calls);
    }

    [Fact]
    public async Task What_to_avoid_and_the_seed_are_sent_in_the_form()
    {
        await Vendor.SubmitAsync(RequestFor("ideogram-3") with { NegativePrompt = "people & cars", Seed = int.MaxValue }, Token);

        var order = Assert.Single(Fake.Orders);
        Assert.Equal(("people & cars", "2147483647"), (order.Field("negative_prompt"), order.Field("seed")));
    }

    [Fact]
    public async Task The_form_is_written_as_browsers_write_it()
    {
        await Vendor.SubmitAsync(RequestFor("ideogram-3"), Token);

        Assert.Matches("^multipart/form-data; boundary=[0-9a-f-]+$", Assert.Single(Fake.Orders).Header("Content-Type"));
    }

    [Fact]
    public async Task Pictures_that_were_withheld_are_left_out()
    {
        _ideogram.Slots = urls => [FakeIdeogram.Slot(urls[0]), FakeIdeogram.Slot(null, is_image_safe: false), FakeIdeogram.Slot(urls[2]), FakeIdeogram.Slot("", is_image_safe: false)];

        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest() with { Count = 4 }, Token));

        Assert.Equal(2, done.Images.Count);
        Assert.Null(done.Report);
    }

    [Fact]
    public async Task Without_a_picture_the_slots_say_why()
    {
        Assert.Equal(FailureKind.ModeratedAfter, await EndAsync(_ => [FakeIdeogram.Slot(null, is_image_safe: false)]));
        // An address that comes all the same is not to be shown.
        Assert.Equal(FailureKind.ModeratedAfter, await EndAsync(urls => [FakeIdeogram.Slot(urls[0], is_image_safe: false)]));
        Assert.Equal(FailureKind.Unreadable, await EndAsync(_ => [FakeIdeogram.Slot(null)]));
        Assert.Equal(FailureKind.ProviderFault, await EndAsync(_ => []));
    }

    [Theory]
    [InlineData(400, null, FailureKind.SettingsRefused)]
    [InlineData(401, null, FailureKind.BadKey)]
    [InlineData(402, "insufficient_funds", FailureKind.ProviderFunds)]
    [InlineData(402, "subscription_required", FailureKind.ProviderFunds)]
    [InlineData(402, "priority_credit_required", FailureKind.ProviderFunds)]
    [InlineData(402, "daily_limit", FailureKind.RateLimited)]
    [InlineData(429, "daily_limit", FailureKind.RateLimited)]
    [InlineData(402, "inflight_limit", FailureKind.RateLimited)]
    [InlineData(429, "inflight_limit", FailureKind.RateLimited)]
    [InlineData(402, "feature_limit", FailureKind.ProviderConfig)]
    [InlineData(403, null, FailureKind.ProviderConfig)]
    [InlineData(404, null, FailureKind.ModelGone)]
    [InlineData(413, null, FailureKind.SettingsRefused)]
    [InlineData(422, null, FailureKind.ModeratedBefore)]
    [InlineData(429, null, FailureKind.RateLimited)]
    [InlineData(500, null, FailureKind.ProviderFault)]
    public Task Its_errors_are_told_by_reason_and_status(int status, string? reject_reason, FailureKind kind) =>
        AssertOrderAsync(kind, status, new { error = "…", reject_reason, max_inflight_requests = 10 });

    [Theory]
    [InlineData("inflight_limit", 10)]
    [InlineData("daily_limit", 3600)]
    public async Task A_limit_is_waited_for_as_long_as_its_kind_takes(string reject_reason, int seconds)
    {
        Fake.Next(CallRole.Order, Fault.Of(429, new { reject_reason }));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).RetryAfter);
    }

    [Fact]
    public async Task The_test_of_the_connection_is_a_dry_run_that_tells_the_price()
    {
        var report = await Vendor.TestAsync(Token);

        Assert.Equal("The key is accepted. A picture of Ideogram 4.5 costs 0.06 US dollars there.", report.Words);
        Assert.Equal("?dry_run=true", Assert.Single(Fake.Calls).Query);
    }

    [Fact]
    public async Task A_picture_at_another_host_is_not_fetched()
    {
        _ideogram.Slots = _ => [FakeIdeogram.Slot("https://ideogram.ai.example/api/images/ephemeral/1.png")];

        var done = Assert.IsType<JobUpdate.Done>(await Vendor.SubmitAsync(AnyRequest(), Token));

        await Assert.ThrowsAsync<UnsafeAddressException>(() => Vendor.FetchAsync(done.Images[0], Token));
    }

    private async Task<FailureKind> EndAsync(Func<IReadOnlyList<string>, IEnumerable<object>> slots)
    {
        _ideogram.Slots = slots;
        return Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind;
    }

    private static ImageRequest RequestFor(string modelId, string style = "auto")
    {
        var (model, route) = VendorBench.Reached("ideogram").Single(reached => reached.Model.Id == modelId);
        return VendorBench.Request(model, route, model.Ratios[0], style: style);
    }

    private ImageRequest Reframing(string ratio) => AnyRequest() with
    {
        VendorModel = "v1/ideogram-v3/reframe",
        Input = """{"rendering_speed": "DEFAULT", "$resolutions": "1312x736 1024x1024 736x1312"}""",
        Operation = ImageOperation.Extend,
        Ratio = AspectRatio.Parse(ratio),
        Sources = [new(Pictures.Png(), "image/png", new(96, 64))],
    };
}
