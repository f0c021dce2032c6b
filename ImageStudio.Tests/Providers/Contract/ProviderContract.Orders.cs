using System.Net;
using System.Net.Sockets;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>What may go wrong while an order is handed over, and what is known afterwards.</summary>
public abstract partial class ProviderContract
{
    [Fact]
    public async Task Without_a_connection_surely_nothing_was_ordered()
    {
        using var unreachable = new VendorBench(Add, Section, ClosedPort());

        await Assert.ThrowsAsync<NotSentException>(() => unreachable.Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Theory]
    [InlineData(FaultKind.HangUpBefore)]
    [InlineData(FaultKind.HangUpAfter)]
    [InlineData(FaultKind.Truncate)]
    public async Task A_connection_that_breaks_after_the_order_left_leaves_its_outcome_open_and_is_not_tried_again(FaultKind kind)
    {
        Fake.Next(CallRole.Order, new(kind));

        var trouble = await Record.ExceptionAsync(() => Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.NotNull(trouble);
        Assert.IsNotType<NotSentException>(trouble);
        Assert.Single(Fake.Orders);
        Assert.InRange(Fake.Bill.Count, 0, 1);
    }

    [Fact]
    public async Task Orders_after_each_other_go_out_once_each_even_when_a_connection_was_closed_in_between()
    {
        for (var i = 0; i < 3; i++) await Vendor.SubmitAsync(AnyRequest(), Token);

        Assert.Equal(3, Fake.Orders.Count());
        Assert.Equal(3, Fake.Bill.Count);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateways_trouble_leaves_the_outcome_of_an_order_open(int status)
    {
        Fake.Next(CallRole.Order, Fault.Page(status));

        await Assert.ThrowsAsync<UnclearAnswerException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up_in_time()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Drip));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Vendor.SubmitAsync(AnyRequest(), limit.Token));
    }

    [Theory]
    [InlineData(401, FailureKind.BadKey)]
    [InlineData(402, FailureKind.ProviderFunds)]
    [InlineData(500, FailureKind.ProviderFault)]
    public async Task What_the_status_alone_says_is_understood(int status, FailureKind kind)
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Empty(status)));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Fact]
    public async Task Too_many_calls_wait_as_long_as_the_vendor_says()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Json(429, new { }) with { Headers = [("Retry-After", "17")] }));

        var failed = Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromSeconds(17)), (failed.Kind, failed.RetryAfter));
    }

    [Theory]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[[[[")]
    [InlineData("""{"images": "none", "data": 7, "id": {}, "request_id": [1]}""")]
    public async Task An_answer_that_cannot_be_read_is_said_to_be_so(string body)
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Text(200, body, "application/json")));

        Assert.Equal(FailureKind.Unreadable, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    [Fact]
    public async Task A_flood_of_an_answer_is_not_read_to_its_end()
    {
        var flood = new byte[Vendor.Account.Profile.MaxAnswerBytes + 1024];
        Array.Fill(flood, (byte)' ');
        Fake.Next(CallRole.Order, new(FaultKind.Answer, new(200, "application/json", flood)));

        await Assert.ThrowsAsync<InvalidDataException>(() => Vendor.SubmitAsync(AnyRequest(), Token));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Fake.Next(CallRole.Order, new(FaultKind.Answer, VendorReply.Empty(307) with { Headers = [("Location", new Uri(Fake.Address, "elsewhere").ToString())] }));

        Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Assert.Single(Fake.Calls);
    }

    /// <summary>A row of the vendor's own error table, met by an order.</summary>
    protected async Task AssertOrderAsync(FailureKind kind, int status, object body, params (string Name, string Value)[] headers)
    {
        Fake.Next(CallRole.Order, Fault.Of(status, body, headers));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.SubmitAsync(AnyRequest(), Token)).Kind);
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
