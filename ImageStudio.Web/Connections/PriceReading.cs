namespace ImageStudio.Web.Connections;

/// <summary>How a provider's prices were read, in words for an administrator.</summary>
/// <param name="At">When.</param>
/// <param name="Read">Prices that were said.</param>
/// <param name="Changed">Prices that are not what they were before.</param>
/// <param name="Refused">Prices that are not believed, and why.</param>
/// <param name="Missing">Models of the catalogue without a price that can be used: the catalogue's counts.</param>
/// <param name="Trouble">Why nothing was read; what was read before stays.</param>
public sealed record PriceReading(
    DateTimeOffset At, int Read, int Changed, IReadOnlyList<string> Refused, IReadOnlyList<string> Missing, string? Trouble = null)
{
    public static PriceReading Failed(DateTimeOffset at, string trouble) => new(at, 0, 0, [], [], trouble);
}
