using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ImageStudio.Web.Providers;

/// <summary>What the operator set for one vendor under <c>Providers:{Section}</c>, checked.</summary>
public sealed record VendorSettings(string? ApiKey, Uri? BaseUrl, bool IsOwnAddress, bool AllowLoopback, int? MaxInFlight)
{
    private const int MostInFlight = 100;
    private const decimal LeastMegapixels = 0.25m;
    private const decimal MostMegapixels = 4;

    /// <summary>For an engine of one's own: about how large its pictures are to be.</summary>
    public decimal Megapixels { get; private init; } = 1;

    /// <param name="profile">Whose.</param>
    /// <param name="configuration">The whole configuration: the vendor's own variables stand at its top.</param>
    /// <exception cref="ValidationException">A setting is wrong; the message names it.</exception>
    public static VendorSettings Read(VendorProfile profile, IConfiguration configuration)
    {
        var section = configuration.GetSection($"Providers:{profile.Section}");
        var allowLoopback = configuration.GetValue<bool>("Providers:AllowLoopback");
        var own = Address(profile, section["BaseUrl"], allowLoopback);
        return new(Key(profile, section, configuration), own ?? profile.BaseUrl, own is not null, allowLoopback, InFlight(section))
        {
            Megapixels = MegapixelsOf(section),
        };
    }

    private static string? Key(VendorProfile profile, IConfigurationSection section, IConfiguration configuration) =>
        profile.KeyVariables.Select(name => configuration[name]).Prepend(section["ApiKey"])
            .Select(key => key?.Trim()).FirstOrDefault(key => !string.IsNullOrEmpty(key));

    private static Uri? Address(VendorProfile profile, string? text, bool allowLoopback)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var name = $"Providers:{profile.Section}:BaseUrl";
        if (!Uri.TryCreate(text.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0)
            throw new ValidationException($"{name} is \"{text}\"; it must be an address such as https://gateway.example/fal.");
        // An engine of one's own stands in one's own network, where certificates are rare.
        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (!profile.NeedsKey || (allowLoopback && address.IsLoopback)))) return address;
        throw new ValidationException($"{name} is \"{text}\"; it must begin with https:// (plain http is for loopback addresses, with Providers:AllowLoopback).");
    }

    private static int? InFlight(IConfigurationSection section)
    {
        if (section["MaxInFlight"] is not { Length: > 0 } text) return null;
        return int.TryParse(text, out var most) && most is >= 1 and <= MostInFlight
            ? most
            : throw new ValidationException($"{section.Path}:MaxInFlight is \"{text}\"; it must be a whole number from 1 to {MostInFlight}.");
    }

    private static decimal MegapixelsOf(IConfigurationSection section)
    {
        if (section[nameof(Megapixels)] is not { Length: > 0 } text) return 1;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most) && most is >= LeastMegapixels and <= MostMegapixels
            ? most
            : throw new ValidationException($"{section.Path}:{nameof(Megapixels)} is \"{text}\"; it must be a number from 0.25 to 4.");
    }
}
