using System.Collections.Concurrent;
using System.Globalization;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace ImageStudio.Tests.Providers.Fal;

/// <summary>A row of fal's list of prices; the value is whatever a test wants to stand there.</summary>
public sealed record FakePrice(object? Value, string? Unit = "megapixels", string? Currency = "USD");

/// <summary>
/// fal's pricing API: 1 to 50 endpoints a call, repeated or with commas, answered in pages; one that is unknown makes it refuse the call.
/// At first it says what the shipped catalogue says.
/// </summary>
public sealed class FakeFalPricing
{
    private const int MostEndpoints = 50;

    private static readonly string[] Fields = ["endpoint_id", "limit", "cursor"];

    /// <summary>By endpoint; null is an endpoint that it knows and has no price for.</summary>
    public ConcurrentDictionary<string, FakePrice?> Prices { get; } = new(VendorBench.Reached("fal").Select(reached => reached.Route)
        .Select(route => KeyValuePair.Create(route.VendorModel, (FakePrice?)new FakePrice(route.Price.Usd, route.Price.Unit == BillableUnit.Image ? "images" : "megapixels"))));

    /// <summary>Rows that stand in the list besides.</summary>
    public ConcurrentQueue<(string Endpoint, FakePrice Price)> More { get; } = new();

    public int PerPage { get; set; } = MostEndpoints;

    public VendorReply Answer(VendorCall call, Func<string, VendorReply, VendorReply> complain)
    {
        if (call.Header("Authorization") != $"Key {FakeVendor.Key}") return Error(401, "authorization_error");
        var query = QueryHelpers.ParseQuery(call.Query);
        if ((call.Method, call.Path) != ("GET", "/v1/models/pricing")) return complain($"{call.Method} {call.Path} is no route", Error(404, "not_found"));
        if (query.Keys.Except(Fields).FirstOrDefault() is { } field) return complain($"{field} is no field", Error(400, "validation_error"));

        var endpoints = query.TryGetValue("endpoint_id", out var ids) ? ids.SelectMany(id => id!.Split(',')).ToList() : [];
        if (endpoints.Count is < 1 or > MostEndpoints) return complain($"{endpoints.Count} endpoints in one call", Error(400, "validation_error"));
        if (endpoints.Find(endpoint => !Prices.ContainsKey(endpoint)) is not null) return Error(404, "not_found");
        var from = query.TryGetValue("cursor", out var cursor) ? int.Parse(cursor.ToString(), CultureInfo.InvariantCulture) : 0;
        return Page(endpoints, from);
    }

    private VendorReply Page(List<string> endpoints, int from)
    {
        var rows = endpoints.Where(endpoint => Prices[endpoint] is not null).Select(endpoint => Row(endpoint, Prices[endpoint]!))
            .Concat(More.Select(more => Row(more.Endpoint, more.Price))).ToList();
        var next = from + PerPage;
        var more = next < rows.Count;
        return VendorReply.Json(200, new { prices = rows.Skip(from).Take(PerPage), next_cursor = more ? next.ToString(CultureInfo.InvariantCulture) : null, has_more = more });
    }

    private static object Row(string endpoint, FakePrice price) => new { endpoint_id = endpoint, unit_price = price.Value, unit = price.Unit, currency = price.Currency };

    private static VendorReply Error(int status, string type) =>
        VendorReply.Json(status, new { error = new { type, message = "No.", docs_url = "https://docs.fal.ai", request_id = "1" } });
}
