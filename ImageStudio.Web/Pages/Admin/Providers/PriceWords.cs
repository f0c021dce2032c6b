using ImageStudio.Web.Connections;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Admin.Providers;

/// <summary>What the page of a provider says about its prices.</summary>
public static class PriceWords
{
    public static string Of(PriceReading reading) => reading.Trouble is { } trouble
        ? $"{trouble} The prices that were read last stay."
        : $"{Prices(reading.Read)} read, {Count(reading.Changed)} changed{(reading.Refused.Count > 0 ? $", {Count(reading.Refused.Count)} not believed" : "")}.";

    public static string Read(Connection connection) => (connection.PricesReadAt, connection.LastReading) switch
    {
        (_, { Trouble: null } last) => $"{Moments.Exact(last.At)}: {Of(last)}",
        ({ } at, _) => Moments.Exact(at),
        _ => "not yet; the catalogue’s count",
    };

    private static string Prices(int count) => count == 1 ? "1 price was" : $"{Count(count)} prices were";

    private static string Count(int count) => count == 0 ? "none" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
