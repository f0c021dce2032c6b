using System.Globalization;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>Where a page of activity ended: the next one starts after this entry. Time and id, because a wallet has several accounts.</summary>
public readonly record struct EntryCursor(long At, Guid Id)
{
    public static EntryCursor? TryParse(string? text)
    {
        var parts = text?.Split('_');
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new(at, id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}_{Id:N}");
}
