using System.Globalization;

namespace ImageStudio.Web.Providers.BlackForestLabs;

/// <summary>
/// A task's handle: the address as the vendor gave it, since a task lives in one region, and the cost that was told with it. The cost stands
/// behind the address as a fragment, which is never sent.
/// </summary>
internal sealed record BflTask(string Address, decimal? Cost)
{
    private const string CostMark = "#cost=";

    public static BflTask Parse(string handle)
    {
        var end = handle.LastIndexOf(CostMark, StringComparison.Ordinal);
        return end < 0
            ? new(handle, null)
            : new(handle[..end], decimal.TryParse(handle[(end + CostMark.Length)..], NumberStyles.Number, CultureInfo.InvariantCulture, out var cost) ? cost : null);
    }

    public override string ToString() => Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{Address}{CostMark}{cost}") : Address;
}

/// <summary>A finished picture: the task that drew it, and the address it is served at for ten minutes.</summary>
internal sealed record BflSample(string Task, string Address)
{
    public static BflSample Parse(ImageSource source) =>
        source.Reference.LastIndexOf(' ') is var space and > 0
            ? new(source.Reference[..space], source.Reference[(space + 1)..])
            : throw new InvalidDataException("This is not a reference to a sample.");

    public ImageSource ToSource() => new($"{Task} {Address}");
}
