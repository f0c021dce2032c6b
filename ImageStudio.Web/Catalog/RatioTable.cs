using System.Collections.Frozen;

namespace ImageStudio.Web.Catalog;

/// <summary>Reads a table that has one value for each of a model's ratios, no more and no fewer.</summary>
internal sealed class RatioTable(IReadOnlyList<AspectRatio> ratios)
{
    public FrozenDictionary<AspectRatio, TOut> Read<TIn, TOut>(
        CatalogPlace place, string field, IReadOnlyDictionary<string, TIn> rows, Func<CatalogPlace, AspectRatio, TIn, TOut> read)
    {
        var values = new Dictionary<AspectRatio, TOut>();
        foreach (var (text, value) in rows)
        {
            var ratio = place.Ratio(field, text);
            if (!ratios.Contains(ratio)) throw place.Wrong(field, $"{ratio} is not among the model's ratios");
            if (!values.TryAdd(ratio, read(place.In(field), ratio, value))) throw place.Wrong(field, $"{ratio} is listed twice");
        }

        foreach (var ratio in ratios)
        {
            if (!values.ContainsKey(ratio)) throw place.Wrong(field, $"{ratio} is missing");
        }

        return values.ToFrozenDictionary();
    }
}
