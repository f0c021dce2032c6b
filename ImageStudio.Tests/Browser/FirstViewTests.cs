using System.Collections.Concurrent;
using System.Text.Json;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>What a first view weighs on the wire, headers included: the goal of ux and performance, measured where it counts.</summary>
public sealed class FirstViewTests(StudioApp app, BrowserFixture browser, ITestOutputHelper output) : IClassFixture<StudioApp>
{
    private const int MostKilobytes = 30;
    private const int MostRequests = 4;

    [Theory]
    [InlineData("/studio")]
    [InlineData("/gallery")]
    public async Task With_an_empty_cache_is_light(string address)
    {
        using var person = await app.RegisterAsync("ada");
        await using var visit = await browser.VisitAsync(app);
        await visit.ComeInAsync(person, app.Address);
        var loads = await ListenAsync(visit);
        await visit.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var counted = loads.Values.Where(load => load.Type != "Image").ToList();
        var bytes = counted.Sum(load => load.Bytes);
        var list = string.Join("\n", loads.Values.Select(load => $"{load.Bytes,8:0} {load.Type,-10} {load.Encoding,-5} {load.Url}"));
        output.WriteLine($"{address}: {counted.Count} requests, {bytes:0} bytes without pictures\n{list}");

        // A page that came without its stylesheet or script would be light indeed.
        Assert.All(["Document", "Stylesheet", "Script"], type => Assert.Contains(counted, load => load.Type == type && load.Bytes > 1_000));
        Assert.True(counted.Count is > 0 and <= MostRequests, $"{counted.Count} requests:\n{list}");
        Assert.True(bytes is > 0 and <= MostKilobytes * 1024, $"{bytes / 1024:0.0} KB:\n{list}");
        visit.AssertNoComplaints();
    }

    private static async Task<ConcurrentDictionary<string, Load>> ListenAsync(BrowserVisit visit)
    {
        var loads = new ConcurrentDictionary<string, Load>();
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        session.Event("Network.responseReceived").OnEvent += (_, sent) =>
        {
            var response = sent!.Value.GetProperty("response");
            var load = new Load(response.GetProperty("url").GetString()!, sent.Value.GetProperty("type").GetString()!, EncodingOf(response), 0);
            loads[sent.Value.GetProperty("requestId").GetString()!] = load;
        };
        session.Event("Network.loadingFinished").OnEvent += (_, sent) =>
        {
            var id = sent!.Value.GetProperty("requestId").GetString()!;
            if (loads.TryGetValue(id, out var load)) loads[id] = load with { Bytes = sent.Value.GetProperty("encodedDataLength").GetDouble() };
        };
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        return loads;
    }

    private static string EncodingOf(JsonElement response) =>
        response.GetProperty("headers").EnumerateObject()
            .FirstOrDefault(header => header.Name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()! : "-";

    private sealed record Load(string Url, string Type, string Encoding, double Bytes);
}
