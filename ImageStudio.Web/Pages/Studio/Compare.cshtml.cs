using Htmx;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Security;
using ImageStudio.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>One description for up to four models, at one total.</summary>
[EnableRateLimiting(RateLimits.Studio)]
public sealed class ComparePage(
    CurrentUser user, ModelCatalog catalog, OrderDesk desk, SettingsCheck check, StartComparison start, StudioPrefill prefill, ShownBalance balance, TimeProvider clock)
    : PageModel
{
    [BindProperty]
    public GenerationInput Input { get; set; } = new();

    [BindProperty]
    public IReadOnlyList<string>? Models { get; set; }

    /// <summary>Made with the form; see <see cref="StartComparison"/>.</summary>
    [BindProperty]
    public string? OrderKey { get; set; }

    /// <summary>The fingerprint of the price that was shown.</summary>
    [BindProperty]
    public string? ShownPrice { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public PriceShown Price { get; private set; } = null!;

    public Guid Key { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public IReadOnlyList<EditModelRow> Rows { get; private set; } = [];

    public IReadOnlyList<Style> Styles => catalog.Styles;

    public IReadOnlyList<AspectRatio> Ratios { get; } = [AspectRatio.Landscape, AspectRatio.Square, AspectRatio.Portrait];

    public bool IsSandbox { get; private set; }

    public async Task OnGetAsync(StudioLink link, CancellationToken cancellationToken)
    {
        (Input, _) = await prefill.ReadAsync(user.Id, link, cancellationToken);
        Models ??= Input.Model is { } last ? [last] : [];
        await ShowAsync([], null);
    }

    public async Task<IActionResult> OnPostEstimateAsync()
    {
        if (!Request.IsHtmx()) return await ShowAgainAsync([.. Check().Problems.Where(problem => problem.Words != SettingsCheck.DescriptionMissing)]);
        var price = await PriceAsync();
        return Seen == price.Seen ? new NoContentResult() : Partial("_GenerateButton", price);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (columns, problems) = Check();
        if (problems.Count > 0) return await ShowAgainAsync(problems);
        if (!Guid.TryParse(OrderKey, out var key)) return await RefuseAsync(StatusCodes.Status400BadRequest, IndexPage.FormUnreadable);

        // The seed that was drawn for the price that was shown is drawn anew; no price depends on it.
        var outcome = await start.RunAsync(user.Id, columns, key, ShownPrice, cancellationToken);
        balance.Forget();
        return outcome switch
        {
            StartOutcome.Started started => Redirect($"/comparisons/{started.GenerationId}"),
            StartOutcome.StartedBefore before => Redirect($"/comparisons/{before.GenerationId}"),
            StartOutcome.PriceChanged => await RefuseAsync(StatusCodes.Status409Conflict, IndexPage.PriceHasChanged),
            StartOutcome.KeyUsedForOther => await RefuseAsync(StatusCodes.Status409Conflict, IndexPage.UsedForOther),
            StartOutcome.KeyOfAnother => await RefuseAsync(StatusCodes.Status400BadRequest, IndexPage.FormUnreadable),
            StartOutcome.OverBudget => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, IndexPage.OverBudget),
            _ => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, null),
        };
    }

    public bool IsChosen(ImageModel model) => Models?.Contains(model.Id) == true;

    /// <summary>The settings of each column, and what stands in their way; a problem that all columns have is said once.</summary>
    private (IReadOnlyList<GenerationSettings> Columns, IReadOnlyList<FieldProblem> Problems) Check()
    {
        var ids = Chosen();
        var problems = new List<FieldProblem>();
        if (ids.Count is < Comparison.LeastModels or > Comparison.MostModels) problems.Add(new("Models", $"Choose {Comparison.LeastModels} to {Comparison.MostModels} models"));
        var checks = ids.Take(Comparison.MostModels).Select(id => check.Run(ColumnOf(id))).ToList();
        problems.AddRange(checks.SelectMany(column => column.Problems.Select(problem => problem with { Field = problem.Field == "Model" ? "Models" : problem.Field })).Distinct());
        return ([.. checks.Select(column => column.Settings).OfType<GenerationSettings>()], problems);
    }

    /// <summary>In the order of the catalogue, however they were sent: a price is that of a set.</summary>
    private List<string> Chosen()
    {
        var order = catalog.Models.Select((model, index) => (model.Id, index)).ToDictionary(row => row.Id, row => row.index);
        return [.. (Models ?? []).Distinct().OrderBy(id => order.GetValueOrDefault(id, int.MaxValue))];
    }

    private GenerationInput ColumnOf(string model) => new() { Model = model, Style = Input.Style, Ratio = Input.Ratio, Count = "1", Description = Input.Description };

    private async Task<PriceShown> PriceAsync()
    {
        var (_, problems) = Check();
        var offers = Chosen().Take(Comparison.MostModels).Select(catalog.Find).OfType<ImageModel>().Select(model => (Model: model, Offer: OfferOf(model))).ToList();
        var missing = offers.Where(row => row.Offer is null).Select(row => new FieldProblem("Models", $"{row.Model.Name} cannot be had now")).ToList();
        var all = problems.Concat(missing).ToList();
        var shown = offers.Count >= Comparison.LeastModels && missing.Count == 0
            ? PriceShown.Of("Compare", all, [.. offers.Select(row => row.Offer!.Quote)], await balance.ReadAsync())
            : PriceShown.Unpriced("Compare", PriceShown.Reasons(all));
        return shown with { Path = "/studio/compare" };
    }

    private Offer? OfferOf(ImageModel model) => AspectRatio.TryParse(Input.Ratio, out var ratio) && model.Ratios.Contains(ratio) ? desk.Price(model, ratio, 1) : null;

    private async Task<IActionResult> ShowAgainAsync(IReadOnlyList<FieldProblem> problems)
    {
        if (problems.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(problems, null);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(int status, string? changed)
    {
        Response.StatusCode = status;
        if (changed is not null) OrderKey = null;
        await ShowAsync([], changed);
        return Page();
    }

    private async Task ShowAsync(IReadOnlyList<FieldProblem> problems, string? changed)
    {
        Problems = problems;
        Key = Guid.TryParse(OrderKey, out var key) ? key : Guid.CreateVersion7();
        var offers = catalog.Models.Where(model => !model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) && model.Can(ImageOperation.Create))
            .Select(model => (Model: model, Offer: OfferOf(model))).Where(row => row.Offer is not null).ToList();
        Rows = [.. offers.Select(row => new EditModelRow(row.Model, PriceShown.OneImage(row.Offer!.Quote)))];
        IsSandbox = offers.Exists(row => row.Offer!.IsSandbox);
        Price = (await PriceAsync()) with { Changed = changed };
    }
}
