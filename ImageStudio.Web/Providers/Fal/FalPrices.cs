using System.Text.Json;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Fal;

/// <summary>fal's pricing API (its OpenAPI description, and an answer recorded in April 2026): up to fifty endpoints a call, answered in pages.</summary>
internal sealed partial class FalPrices(VendorHttp http, ILogger log)
{
    private const int MostEndpointsPerCall = 50;
    private const int MostPages = 10;
    private const int MostCursorCharacters = 500;

    public async Task<IReadOnlyList<SaidPrice>> ReadAsync(IReadOnlyCollection<string> endpoints, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        foreach (var some in endpoints.Distinct().Chunk(MostEndpointsPerCall)) rows.AddRange(await RowsAsync(some, cancellationToken));
        return [.. rows.Where(row => endpoints.Contains(row.Text("endpoint_id"))).GroupBy(row => row.Text("endpoint_id")!).Select(Read).OfType<SaidPrice>()];
    }

    /// <summary>One endpoint that fal does not know makes it refuse the whole call, so the rest is asked for without it.</summary>
    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string[] endpoints, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await http.AskAsync(new(HttpMethod.Get, FalAddress.Platform(http.Account, Question(endpoints, cursor))), cancellationToken);
            if (answer.Status == StatusCodes.Status404NotFound) return await HalvesAsync(endpoints, cancellationToken);
            if (!answer.IsSuccess) throw new RefusedException(answer.Status, answer.Detail);
            if (answer.Json.Field("prices") is not { ValueKind: JsonValueKind.Array }) throw new InvalidDataException("There is no list of prices.");
            rows.AddRange(answer.Json.Items("prices"));
            cursor = answer.Json.Text("next_cursor");
            if (string.IsNullOrEmpty(cursor)) return rows;
            if (cursor.Length > MostCursorCharacters) break;
        }

        throw new InvalidDataException("The list of prices does not end.");
    }

    private async Task<IReadOnlyList<JsonElement>> HalvesAsync(string[] endpoints, CancellationToken cancellationToken)
    {
        if (endpoints is [var unknown])
        {
            LogLeftOut(log, unknown, "fal does not know it");
            return [];
        }

        var half = endpoints.Length / 2;
        return [.. await RowsAsync(endpoints[..half], cancellationToken), .. await RowsAsync(endpoints[half..], cancellationToken)];
    }

    private static string Question(string[] endpoints, string? cursor) =>
        "v1/models/pricing?" + string.Join('&', endpoints.Select(endpoint => $"endpoint_id={Uri.EscapeDataString(endpoint)}"))
        + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");

    private SaidPrice? Read(IGrouping<string, JsonElement> rows)
    {
        var prices = rows.Select(row => (Unit: row.Text("unit"), Currency: row.Text("currency"), Usd: PriceOf(row))).Distinct().ToList();
        var problem = prices switch
        {
            { Count: > 1 } => "it is said to have several prices",
            [{ Currency: not "USD" }] => "its price is not in US dollars",
            [{ Usd: null }] => "its price is no number above 0",
            [var price] when UnitOf(price.Unit) is null => "its unit is not one of the catalogue’s",
            _ => null,
        };
        if (problem is null) return new(rows.Key, UnitOf(prices[0].Unit)!.Value, prices[0].Usd!.Value);
        LogLeftOut(log, rows.Key, problem);
        return null;
    }

    private static decimal? PriceOf(JsonElement row) =>
        row.Field("unit_price") is { ValueKind: JsonValueKind.Number } price && price.TryGetDecimal(out var usd) && usd > 0 ? usd : null;

    /// <summary>
    /// The unit is free text, mostly in the plural. "Requests" and "generations" are left out: nobody knows whether four pictures of one call
    /// are one of them.
    /// </summary>
    private static BillableUnit? UnitOf(string? word) => word?.Trim().ToLowerInvariant().TrimEnd('s') switch
    {
        "image" => BillableUnit.Image,
        "megapixel" => BillableUnit.Megapixel,
        "token" => BillableUnit.Token,
        "compute second" => BillableUnit.Second,
        _ => null,
    };

    [LoggerMessage(EventId = 2110, EventName = "PriceLeftOut", Level = LogLevel.Warning, Message = "No price of {Endpoint} was read: {Problem}")]
    private static partial void LogLeftOut(ILogger logger, string endpoint, string problem);
}
