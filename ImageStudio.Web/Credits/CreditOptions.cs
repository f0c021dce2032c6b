using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Credits;

/// <summary>Settings under <c>ImageStudio:Credits</c>.</summary>
public sealed class CreditOptions
{
    /// <summary>What one credit is worth in US dollars.</summary>
    [Range(typeof(decimal), "0.0001", "1000", ParseLimitsInInvariantCulture = true)]
    public decimal UsdPerCredit { get; set; } = 0.01m;

    /// <summary>Factor on the providers' prices: 1 passes them on as they are.</summary>
    [Range(typeof(decimal), "0", "100", ParseLimitsInInvariantCulture = true)]
    public decimal Markup { get; set; } = 1;

    /// <summary>Whole credits every new account starts with.</summary>
    [Range(0, 1_000_000)]
    public int WelcomeCredits { get; set; } = 100;

    /// <summary>Id of the plan of every wallet that has no other.</summary>
    public string Plan { get; set; } = CreditPlans.OwnId;

    /// <summary>Plans by id; "own" (one balance, nothing granted by itself) always exists.</summary>
    public Dictionary<string, CreditPlan> Plans { get; set; } = [];
}
