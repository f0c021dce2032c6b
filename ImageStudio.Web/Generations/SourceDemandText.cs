using System.Text.Json;
using System.Text.Json.Serialization;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>A demand as it is kept with an order.</summary>
internal static class SourceDemandText
{
    public const int MaxCharacters = 400;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string? Write(SourceDemand? demand) => demand is null ? null : JsonSerializer.Serialize(demand, Options);

    public static SourceDemand? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<SourceDemand>(text, Options);
}
