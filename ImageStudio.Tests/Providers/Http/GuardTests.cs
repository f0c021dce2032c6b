using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Http;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.Providers.Http;

/// <summary>A provider's answer may name any address. Only the provider's own are called, and never an inner one, whatever it is called.</summary>
public sealed class GuardTests : IDisposable
{
    private static readonly VendorProfile Profile = new("acme", "Acme", "Acme", new Uri("https://api.acme.example/"), VendorProfile.Bearer)
    {
        ApiHosts = ["api.acme.example"],
        ResultHosts = ["cdn.acme.example", ".media.acme.example"],
    };

    private readonly ConcurrentQueue<string> _lookups = new();
    private readonly TcpListener _inside = new(IPAddress.Loopback, 0);

    public GuardTests() => _inside.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_inside.LocalEndpoint).Port;

    public void Dispose() => _inside.Dispose();

    public static TheoryData<string> Hostile =>
    [
        "http://cdn.acme.example/1.png", "https://cdn.acme.example:8443/1.png", "https://user:pw@cdn.acme.example/1.png", "https://acme.example/1.png",
        "https://evil.example/cdn.acme.example/1.png", "https://cdn.acme.example.evil.example/1.png", "https://media.acme.example/1.png",
        "https://xmedia.acme.example/1.png", "https://127.0.0.1/1.png", "https://127.1/1.png", "https://2130706433/1.png", "https://0x7f000001/1.png",
        "https://0177.0.0.1/1.png", "https://[::1]/1.png", "https://[::ffff:127.0.0.1]/1.png", "https://[::ffff:169.254.169.254]/1.png",
        "https://169.254.169.254/latest/meta-data/", "https://10.0.0.7/1.png", "https://192.168.1.1/1.png", "https://172.16.0.9/1.png",
        "https://[fd00::1]/1.png", "https://[fe80::1]/1.png", "https://[64:ff9b::7f00:1]/1.png", "https://localhost/1.png", "https://localhost.localdomain/1.png",
        "https://①②⑦.⓪.⓪.①/1.png", "https://cdn。acme。example.evil.example/", "file:///etc/passwd", "ftp://cdn.acme.example/1.png", "gopher://cdn.acme.example/",
        "data:image/png;base64,AAAA", "//cdn.acme.example/1.png", "/etc/passwd", "", "https://", "javascript:alert(1)",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task An_address_that_is_not_the_providers_is_not_even_looked_up(string address)
    {
        using var http = Http(_ => [IPAddress.Parse("93.184.216.34")]);

        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.DownloadAsync(address, Token));

        Assert.Empty(_lookups);
        Assert.False(_inside.Pending());
    }

    public static TheoryData<string> Inner =>
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.31.255.255", "192.168.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "0.0.0.0", "::1", "::", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "fc00::1",
        "fd12:3456::1", "fe80::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "100::1", "3fff::1",
    ];

    [Theory]
    [MemberData(nameof(Inner))]
    public async Task A_name_of_the_provider_that_leads_inside_is_not_called(string inner)
    {
        using var http = Http(_ => [IPAddress.Parse("93.184.216.34"), IPAddress.Parse(inner)]);

        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.DownloadAsync("https://cdn.acme.example/1.png", Token));
        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.OrderAsync(http.Request(HttpMethod.Post, "v1/images"), Token));

        Assert.False(PublicAddress.Is(IPAddress.Parse(inner)));
        Assert.False(_inside.Pending());
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("8.8.8.8")]
    [InlineData("2606:2800:220:1::1")]
    [InlineData("2a00:1450:4001:80b::200e")]
    public void The_rest_of_the_internet_is_public(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    /// <summary>A name that answers with a public address first and with an inner one a moment later gets one look-up per connection.</summary>
    [Fact]
    public async Task A_name_that_changes_its_address_in_between_gets_no_second_look()
    {
        var answers = new Queue<string>(["127.0.0.1", "93.184.216.34"]);
        using var http = Http(_ => [IPAddress.Parse(answers.Dequeue())]);

        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.DownloadAsync("https://cdn.acme.example/1.png", Token));

        Assert.Single(_lookups);
        Assert.False(_inside.Pending());
    }

    [Fact]
    public async Task A_test_server_is_called_only_where_loopback_is_allowed()
    {
        using var allowed = Http(_ => [IPAddress.Loopback], ("Providers:AllowLoopback", "true"), ("Providers:Acme:BaseUrl", $"http://127.0.0.1:{Port}"));

        Assert.Equal(204, await AskAsync(allowed));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://gateway.example/")]
    [InlineData("https://user:pw@gateway.example/")]
    [InlineData("gateway.example")]
    [InlineData("ftp://gateway.example/")]
    public void A_base_address_that_may_not_be_called_stops_the_start(string address)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Providers:Acme:BaseUrl", address)]).Build();

        var refusal = Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() => VendorSettings.Read(Profile, settings));

        Assert.Contains("Providers:Acme:BaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>An engine of one's own stands on an inner address: that one, and no other.</summary>
    [Fact]
    public async Task An_operators_own_engine_may_be_inside_and_nothing_beside_it()
    {
        var engine = Profile with { NeedsKey = false, BaseUrl = null };
        using var http = Http(engine, _ => [IPAddress.Loopback], ("Providers:Acme:BaseUrl", $"http://engine.lan:{Port}"));
        Assert.Equal(204, await AskAsync(http));

        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.DownloadAsync($"http://engine.lan:{Port + 1}/1.png", Token));
        await Assert.ThrowsAsync<UnsafeAddressException>(() => http.DownloadAsync("https://cdn.acme.example/1.png", Token));
    }

    /// <summary>Asks what listens inside, which answers without a word.</summary>
    private async Task<int> AskAsync(VendorHttp http)
    {
        var asked = http.AskAsync(http.Request(HttpMethod.Get, "v1"), Token);
        using var client = await _inside.AcceptTcpClientAsync(Token);
        await client.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
        return (await asked).Status;
    }

    private VendorHttp Http(Func<string, IPAddress[]> resolve, params (string Key, string Value)[] settings) => Http(Profile, resolve, settings);

    private VendorHttp Http(VendorProfile profile, Func<string, IPAddress[]> resolve, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var account = new VendorAccount(profile, VendorSettings.Read(profile, configuration), new OneKey());
        var connection = new GuardedConnection(account.Settings, mayBeInner: !profile.NeedsKey)
        {
            Resolve = (host, _) =>
            {
                _lookups.Enqueue(host);
                return Task.FromResult(resolve(host));
            },
        };
        return new(account, TimeProvider.System, connection);
    }

    private sealed class OneKey : IKeptKeys
    {
        public string? Find(string providerId) => FakeVendor.Key;
    }
}
