using System.ComponentModel.DataAnnotations;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Kling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Providers.Kling;

public sealed class KlingTests : ProviderContract
{
    private const string Pair = $"{FakeKling.AccessKey}:{FakeKling.SecretKey}";

    private readonly FakeKling _kling = new();

    protected override FakeVendor Fake => _kling;

    protected override string ProviderId => "kling";

    protected override string Section => "Kling";

    protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddKling(configuration);

    [Theory]
    [InlineData(401, 1000, FailureKind.BadKey)]
    [InlineData(401, 1001, FailureKind.BadKey)]
    [InlineData(401, 1002, FailureKind.BadKey)]
    [InlineData(401, 1003, FailureKind.BadKey)]
    [InlineData(401, 1004, FailureKind.BadKey)]
    [InlineData(429, 1100, FailureKind.ProviderFunds)]
    [InlineData(429, 1101, FailureKind.ProviderFunds)]
    [InlineData(429, 1102, FailureKind.ProviderFunds)]
    [InlineData(403, 1103, FailureKind.ProviderConfig)]
    [InlineData(400, 1200, FailureKind.SettingsRefused)]
    [InlineData(400, 1201, FailureKind.SettingsRefused)]
    [InlineData(404, 1202, FailureKind.ProviderConfig)]
    [InlineData(404, 1203, FailureKind.ModelGone)]
    [InlineData(400, 1300, FailureKind.ModeratedBefore)]
    [InlineData(400, 1301, FailureKind.ModeratedBefore)]
    [InlineData(429, 1302, FailureKind.RateLimited)]
    [InlineData(429, 1303, FailureKind.RateLimited)]
    [InlineData(429, 1304, FailureKind.ProviderConfig)]
    [InlineData(200, 1101, FailureKind.ProviderFunds)]
    [InlineData(200, 1999, FailureKind.Unreadable)]
    public Task The_code_says_what_the_status_does_not(int status, int code, FailureKind kind) => AssertOrderAsync(kind, status, FakeKling.ErrorBody(code));

    [Theory]
    [InlineData(500, 5000)]
    [InlineData(503, 5001)]
    [InlineData(504, 5002)]
    public async Task Trouble_of_its_own_leaves_open_whether_the_task_was_taken(int status, int code)
    {
        _kling.Next(CallRole.Order, Fault.Of(status, FakeKling.ErrorBody(code)));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Fact]
    public async Task An_order_whose_answer_got_lost_is_found_by_our_id()
    {
        var request = AnyRequest();
        _kling.Next(CallRole.Order, new(FaultKind.HangUpAfter));
        await Assert.ThrowsAnyAsync<Exception>(() => Vendor.SubmitAsync(request, Token));

        var found = Assert.IsType<JobUpdate.Running>(await Vendor.LookUpAsync(request.JobId, Token));

        Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(found.VendorJobId));
        Assert.Single(_kling.Bill);
    }

    [Fact]
    public async Task A_task_that_starts_from_a_picture_is_found_by_our_id_on_its_own_route()
    {
        var request = AnyRequest() with
        {
            VendorModel = "kling-v3-omni",
            Input = """{"prompt": "{prompt}", "resolution": "1k"}""",
            KeepsRatio = true,
            Sources = [new(Pictures.Png(480, 320), "image/png", new(480, 320))],
        };
        Fake.Next(CallRole.Order, new(FaultKind.HangUpAfter));
        await Assert.ThrowsAnyAsync<Exception>(() => Vendor.SubmitAsync(request, Token));

        var found = Assert.IsType<JobUpdate.Running>(await Vendor.LookUpAsync(request.JobId, Token));

        Assert.Single(Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(found.VendorJobId)).Images);
        Assert.Equal("auto", Assert.Single(Fake.Orders).Json.GetProperty("aspect_ratio").GetString());
        Assert.Single(Fake.Bill);
    }

    [Fact]
    public async Task An_order_that_never_arrived_is_not_known() => Assert.Null(await Vendor.LookUpAsync(Guid.NewGuid(), Token));

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Another_servers_page_does_not_say_that_the_task_is_unknown(int status)
    {
        _kling.Next(CallRole.Question, Fault.Page(status));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Vendor.LookUpAsync(Guid.NewGuid(), Token));
    }

    [Fact]
    public async Task The_same_order_sent_twice_is_one_task()
    {
        var request = AnyRequest();
        var first = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(request, Token));

        Assert.Equal(first.VendorJobId, Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(request, Token)).VendorJobId);
        Assert.Single(_kling.Bill);
    }

    [Theory]
    [InlineData("0.2", 0.028)]
    [InlineData("0.8", 0.112)]
    [InlineData("0", 0)]
    public async Task Units_are_paid_at_the_operators_price(string units, decimal usd)
    {
        _kling.Deduction = units;

        Assert.Equal(usd, Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report?.CostUsd);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("some")]
    public async Task Without_a_number_of_units_nothing_is_reported(string? units)
    {
        _kling.Deduction = units;

        Assert.Null(Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest())).Report);
    }

    [Theory]
    [InlineData(null, 0.14)]
    [InlineData("0.098", 0.098)]
    public void The_operator_may_know_a_better_price_of_a_unit(string? setting, decimal usd) =>
        Assert.Equal(usd, KlingOptions.Read(Settings(("Providers:Kling:UsdPerUnit", setting))).UsdPerUnit);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("cheap")]
    [InlineData("0,14")]
    public void A_price_that_is_none_stops_the_start(string setting) =>
        Assert.Throws<ValidationException>(() => KlingOptions.Read(Settings(("Providers:Kling:UsdPerUnit", setting))));

    [Theory]
    [InlineData("Failure to pass the risk control system", FailureKind.ModeratedAfter)]
    [InlineData("Internal error", FailureKind.ProviderFault)]
    public async Task A_task_may_fail(string words, FailureKind kind)
    {
        _kling.FailsWith = words;

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Bench.RunAsync(AnyRequest())).Kind);
    }

    /// <summary>Computed apart from this code, in another language.</summary>
    [Fact]
    public void The_token_is_what_others_make_of_the_same_key() => Assert.Equal(
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhayIsImV4cCI6MTc2MzgwMTgwMCwibmJmIjoxNzYzNzk5OTk1fQ.HatWN-aElUrVrKEuzKMx_WCO_xaqVhnU1V-Ubpwb9Nk",
        KlingToken.Make("ak", "sk", DateTimeOffset.FromUnixTimeSeconds(1763800000)));

    [Fact]
    public async Task A_pair_of_keys_signs_a_fresh_token_for_every_call_and_the_secret_stays_here()
    {
        using var bench = new VendorBench(Add, Section, Fake.Address, Pair);
        _kling.Now = () => bench.Clock.GetUtcNow();
        var running = Assert.IsType<JobUpdate.Running>(await bench.Vendor.SubmitAsync(AnyRequest(), Token));
        bench.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<JobUpdate.Running>(await bench.Vendor.PollAsync(running.VendorJobId, Token));
        Assert.All(_kling.Calls, call => Assert.DoesNotContain(call.Headers.Values, value => value.Contains(FakeKling.SecretKey, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrong_secret_is_said_to_be_wrong()
    {
        using var bench = new VendorBench(Add, Section, Fake.Address, $"{FakeKling.AccessKey}:other");

        Assert.Equal(new(false, "The key is not accepted."), await bench.Vendor.TestAsync(Token));
    }

    [Theory]
    [InlineData("KLING_ACCESS_KEY", "KLING_SECRET_KEY")]
    [InlineData("KLINGAI_ACCESS_KEY", "KLINGAI_SECRET_KEY")]
    public void The_halves_of_a_key_may_stand_in_two_variables(string access, string secret)
    {
        Assert.Equal("ak:sk", KeyOf((access, "ak"), (secret, "sk")));
        Assert.Null(KeyOf((access, "ak")));
        Assert.Equal("whole", KeyOf((access, "ak"), (secret, "sk"), ("KLING_API_KEY", "whole")));
    }

    [Fact]
    public async Task The_test_says_what_is_left() =>
        Assert.Equal(new(true, "The key is accepted. 118.5 units are left in its packs."), await Vendor.TestAsync(Token));

    [Fact]
    public async Task An_empty_pack_is_said_to_be_empty()
    {
        _kling.Next(CallRole.Other, Fault.Of(429, FakeKling.ErrorBody(1102)));

        Assert.Equal(new(false, "The account there is out of funds."), await Vendor.TestAsync(Token));
    }

    private static string? KeyOf(params (string, string?)[] settings)
    {
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddProviders("spool").AddKling(Settings(settings)).BuildServiceProvider();
        return services.GetRequiredService<IVendor>().Account.Key;
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))).Build();
}
