namespace ImageStudio.Web.Pages.Admin;

/// <summary>The pages of the administration, as its own navigation lists them.</summary>
public enum AdminSection
{
    People,
    Requests,
    Budgets,
    Providers,
    Costs,
    Reconciliation,
}
