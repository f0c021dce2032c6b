using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>The configured plans.</summary>
public sealed class CreditPlans(IOptions<CreditOptions> options)
{
    /// <summary>One balance, filled by administrators: what an installation has that configures nothing.</summary>
    public const string OwnId = "own";

    private static readonly CreditPlan Own = new() { Name = "One balance" };

    public string DefaultId => options.Value.Plan;

    public IReadOnlyDictionary<string, CreditPlan> All { get; } =
        options.Value.Plans.ContainsKey(OwnId) ? options.Value.Plans : new Dictionary<string, CreditPlan>(options.Value.Plans) { [OwnId] = Own };

    /// <summary>False on most installations: nothing ever renews or expires by itself.</summary>
    public bool AnyBuckets { get; } = options.Value.Plans.Values.Any(plan => plan.HasBuckets);

    /// <summary>The plan of this id; the default one for null and for an id that is no longer configured.</summary>
    public CreditPlan Find(string? id) => id is not null && All.TryGetValue(id, out var plan) ? plan : All[DefaultId];
}
