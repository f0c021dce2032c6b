using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ImageStudio.Web.Providers.Kling;

/// <summary>What one of Kling's resource units costs the operator: packs differ. The setting is <c>Providers:Kling:UsdPerUnit</c>.</summary>
public sealed record KlingOptions(decimal UsdPerUnit)
{
    /// <summary>At 0.2 units a picture this is the 0.028 dollars of the partner price page in Comfy-Org/docs (21 August 2026).</summary>
    public const decimal ListUsdPerUnit = 0.14m;

    private const string Setting = "Providers:Kling:UsdPerUnit";

    /// <exception cref="ValidationException">The price is not one.</exception>
    public static KlingOptions Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text) return new(ListUsdPerUnit);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd is > 0 and <= 10
            ? new(usd)
            : throw new ValidationException($"{Setting} is \"{text}\"; it must be dollars, more than 0 and at most 10, such as 0.14.");
    }
}
