namespace ImageStudio.Web.Providers;

/// <summary>Keys that were typed by an administrator and are kept by another room.</summary>
public interface IKeptKeys
{
    string? Find(string providerId);
}

public enum KeySource
{
    None,

    /// <summary>Environment, settings file or user secrets: only the operator changes it.</summary>
    Settings,

    /// <summary>Typed on a page.</summary>
    Typed,
}

/// <summary>The operator's account at one vendor: its key and address as they are now.</summary>
public sealed class VendorAccount(VendorProfile profile, VendorSettings settings, IKeptKeys kept)
{
    public VendorProfile Profile => profile;

    public VendorSettings Settings => settings;

    public KeySource Source => settings.ApiKey is not null ? KeySource.Settings : kept.Find(profile.Id) is not null ? KeySource.Typed : KeySource.None;

    /// <summary>Never for a page or a log.</summary>
    public string? Key => settings.ApiKey ?? kept.Find(profile.Id);

    public bool IsReady => settings.BaseUrl is not null && (!profile.NeedsKey || Key is not null);

    /// <summary>The vendor's usual pace, with what the operator says about it.</summary>
    public ProviderPace Pace(ProviderPace usual) => settings.MaxInFlight is { } most ? usual with { MaxInFlight = most } : usual;

    /// <exception cref="InvalidOperationException">There is none; such a provider is not ready and is not asked.</exception>
    public Uri BaseUrl => settings.BaseUrl ?? throw new InvalidOperationException($"{profile.Name} has no address.");
}
