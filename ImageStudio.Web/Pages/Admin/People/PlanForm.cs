using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>The choice of somebody's plan, on their page and on the answer to a wrong one.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Chosen">Id of the plan; null is whatever everybody has.</param>
/// <param name="Default">Name of the plan that everybody has.</param>
/// <param name="Plans">All plans by id.</param>
/// <param name="Problem">Why the last choice was refused.</param>
public sealed record PlanForm(Guid PersonId, string? Chosen, string Default, IReadOnlyDictionary<string, CreditPlan> Plans, string? Problem = null)
{
    public string Name => Chosen is not null && Plans.TryGetValue(Chosen, out var plan) ? plan.Name : $"As everybody ({Default})";
}
