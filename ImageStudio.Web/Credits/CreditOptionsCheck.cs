using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Credits;

/// <summary>What attributes cannot say about plans. A wrong one stops the start and is named.</summary>
public sealed class CreditOptionsCheck : IValidateOptions<CreditOptions>
{
    private const int MaxIdCharacters = 30;
    private const int MaxNameCharacters = 60;
    private const int MaxCredits = 1_000_000;

    public ValidateOptionsResult Validate(string? name, CreditOptions options)
    {
        var problems = options.Plans.SelectMany(plan => Check(plan.Key, plan.Value)).ToList();
        if (options.Plan != CreditPlans.OwnId && !options.Plans.ContainsKey(options.Plan))
            problems.Add($"ImageStudio:Credits:Plan is \"{options.Plan}\", but no such plan is listed under ImageStudio:Credits:Plans.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Check(string id, CreditPlan plan)
    {
        var place = $"ImageStudio:Credits:Plans:{id}";
        if (id.Length > MaxIdCharacters) yield return $"{place}: the id is longer than {MaxIdCharacters} characters.";
        if (plan.Name.Length is 0 or > MaxNameCharacters) yield return $"{place}:Name must have 1 to {MaxNameCharacters} characters.";
        if (plan.MonthlyCredits is < 0 or > MaxCredits) yield return $"{place}:MonthlyCredits must be from 0 to {MaxCredits}.";
        if (plan.DailyCredits is < 0 or > MaxCredits) yield return $"{place}:DailyCredits must be from 0 to {MaxCredits}.";
        if (plan.RenewalDay is < 1 or > 31) yield return $"{place}:RenewalDay must be from 1 to 31.";
    }
}
