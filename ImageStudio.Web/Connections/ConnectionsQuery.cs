using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Connections;

public enum KeyOrigin
{
    None,

    /// <summary>Environment, settings file or user secrets.</summary>
    Settings,

    /// <summary>Typed on the page.</summary>
    Typed,
}

/// <summary>A provider as the page of connections shows it. The key itself is never part of it.</summary>
/// <param name="Id">The catalogue's word for it.</param>
/// <param name="Name">What pages call it.</param>
/// <param name="NeedsKey">False for an engine of one's own.</param>
/// <param name="Origin">Where its key comes from.</param>
/// <param name="LastFour">The end of its key, if there is one.</param>
/// <param name="SetAt">When it was typed.</param>
/// <param name="KeyVariable">The environment variable that can hold it.</param>
/// <param name="OwnAddress">The operator's address, if it is not the provider's own.</param>
/// <param name="Models">Models of the catalogue that it can serve.</param>
/// <param name="IsReady">Whether it can work.</param>
/// <param name="Trouble">Why it is left alone at the moment.</param>
public sealed record Connection(
    string Id, string Name, bool NeedsKey, KeyOrigin Origin, string? LastFour, DateTimeOffset? SetAt, string KeyVariable, Uri? OwnAddress,
    IReadOnlyList<string> Models, bool IsReady, string? Trouble)
{
    /// <summary>The environment variable that holds its address.</summary>
    public string AddressVariable { get; init; } = "";

    /// <summary>Whether it tells its prices to programs.</summary>
    public bool TellsPrices { get; init; }

    /// <summary>When prices of its that are in use were read; null while there are none.</summary>
    public DateTimeOffset? PricesReadAt { get; init; }

    /// <summary>How it went when it was asked for prices last, since the site was started.</summary>
    public PriceReading? LastReading { get; init; }
}

/// <summary>What the page of connections shows.</summary>
public sealed class ConnectionsQuery(StudioDb db, IEnumerable<IVendor> vendors, ProviderCircuits circuits, ModelCatalog catalog, LiveCatalog live)
{
    public async Task<IReadOnlyList<Connection>> ListAsync(CancellationToken cancellationToken)
    {
        var typed = await db.ProviderKeys.AsNoTracking().ToDictionaryAsync(k => k.ProviderId, cancellationToken);
        var read = await db.LivePrices.GroupBy(p => p.ProviderId).Select(group => new { group.Key, At = group.Max(p => p.ReadAt) })
            .ToDictionaryAsync(group => group.Key, group => group.At, cancellationToken);
        // Own engines after those that want a key.
        var ordered = vendors.OrderByDescending(v => v.Account.Profile.NeedsKey).ThenBy(v => v.Name, StringComparer.OrdinalIgnoreCase);
        return [.. ordered.Select(vendor => Of(vendor, typed.GetValueOrDefault(vendor.Id)) with
        {
            AddressVariable = $"Providers__{vendor.Account.Profile.Section}__BaseUrl",
            TellsPrices = vendor is IPriceSource,
            PricesReadAt = read.TryGetValue(vendor.Id, out var at) ? at : null,
            LastReading = live.LastReading(vendor.Id),
        })];
    }

    private Connection Of(IVendor vendor, ProviderKey? typed)
    {
        var (account, profile) = (vendor.Account, vendor.Account.Profile);
        var models = catalog.Models.Where(m => m.Status == ModelStatus.Active && m.Routes.Any(r => r.Provider == vendor.Id)).Select(m => m.Name);
        return new(
            vendor.Id, vendor.Name, profile.NeedsKey, OriginOf(account), LastFour(account, typed), account.Source == KeySource.Typed ? typed?.SetAt : null,
            profile.KeyVariables is [var first, ..] ? first : $"Providers__{profile.Section}__ApiKey", account.Settings.IsOwnAddress ? account.BaseUrl : null,
            [.. models], vendor.IsReady, circuits.Find(vendor.Id) is { } open ? TroubleOf(open) : null);
    }

    private static KeyOrigin OriginOf(VendorAccount account) => account.Source switch
    {
        KeySource.Settings => KeyOrigin.Settings,
        KeySource.Typed => KeyOrigin.Typed,
        _ => KeyOrigin.None,
    };

    private static string TroubleOf(OpenCircuit open) => open.Reason switch
    {
        FailureKind.ProviderFunds => "Its account is out of funds.",
        FailureKind.BadKey => "Its key was not accepted.",
        FailureKind.ProviderConfig => "Its account may not do what was asked.",
        FailureKind.NotAccepted => "It does not answer.",
        _ => "It failed several times in a row.",
    } + $" Nothing is sent there until {open.Until:HH:mm} UTC, or until its connection is tested with success.";

    private static string? LastFour(VendorAccount account, ProviderKey? typed) => account.Source switch
    {
        KeySource.Settings when account.Key!.Length >= ChangeKey.LeastCharacters => account.Key[^4..],
        KeySource.Typed => typed?.LastFour,
        _ => null,
    };
}
