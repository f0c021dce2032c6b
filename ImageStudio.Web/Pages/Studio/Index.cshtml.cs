using Htmx;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Chat;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;
using ImageStudio.Web.Pages.Security;
using ImageStudio.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Studio;

[EnableRateLimiting(RateLimits.Studio)]
public sealed partial class IndexPage(
    CurrentUser user, StudioForms forms, StudioPrefill prefill, SettingsCheck check, StartGeneration start, CardQuery cards, ShownBalance balance,
    Destinations destinations, GalleryQuery gallery, ImproveDescription improve) : PageModel
{
    [BindProperty]
    public GenerationInput Input { get; set; } = new();

    /// <summary>Made with the form; see <see cref="StartGeneration"/>.</summary>
    [BindProperty]
    public string? OrderKey { get; set; }

    /// <summary>The fingerprint of the price that was shown.</summary>
    [BindProperty]
    public string? ShownPrice { get; set; }

    /// <summary>What stands on and around the button now; see <see cref="PriceShown.Seen"/>.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>An offer that was taken in place of what the credits are too few for: another number of pictures…</summary>
    [BindProperty]
    public string? TakeCount { get; set; }

    /// <summary>… or another model.</summary>
    [BindProperty]
    public string? TakeModel { get; set; }

    /// <summary>The description before a chat model rewrote it.</summary>
    [BindProperty]
    public string? Original { get; set; }

    public StudioForm Form { get; private set; } = null!;

    public IReadOnlyList<GenerationCard> Feed { get; private set; } = [];

    /// <summary>The form on a phone: asked for, or already in use.</summary>
    public bool UseAnyway { get; private set; }

    public async Task OnGetAsync(StudioLink link, bool anyway, CancellationToken cancellationToken)
    {
        UseAnyway = anyway || link.From is not null || link.Prompt is not null;
        (Input, var notes) = await prefill.ReadAsync(user.Id, link, cancellationToken);
        await ShowAsync([], notes, cancellationToken);
    }

    /// <summary>The price: the fragment for htmx, the whole page for "Check price".</summary>
    public async Task<IActionResult> OnPostEstimateAsync(CancellationToken cancellationToken)
    {
        var took = TakeCount is not null || TakeModel is not null;
        (Input.Count, Input.Model) = (TakeCount ?? Input.Count, TakeModel ?? Input.Model);
        var problems = (await CheckAsync()).Problems.Where(problem => problem.Words != SettingsCheck.DescriptionMissing).ToList();
        if (problems.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (Request.IsHtmx() && !took) return await PriceFragmentAsync();

        await ShowAsync(problems, [], cancellationToken, feed: !Request.IsHtmx());
        Form = Form with { Price = Form.Price with { HasFocus = took } };
        return Request.IsHtmx() ? Partial("_StudioForm", Form) : Page();
    }

    private async Task<IActionResult> PriceFragmentAsync()
    {
        var price = await forms.PriceAsync(Input);
        return Seen == price.Seen ? new NoContentResult() : Partial("_GenerateButton", price);
    }

    /// <summary>Another model was chosen: what it can do decides which options there are.</summary>
    public async Task<IActionResult> OnPostModelOptionsAsync(CancellationToken cancellationToken)
    {
        prefill.Fit(Input);
        if (!Request.IsHtmx())
        {
            await ShowAsync([], prefill.Notes, cancellationToken);
            return Page();
        }

        Response.Htmx(headers => headers.WithTrigger("options-changed", timing: HtmxTriggerTiming.AfterSettle));
        return Partial("_ModelOptions", await forms.BuildAsync(Input, KeyOrNew(), [], prefill.Notes));
    }

    /// <summary>Another project was chosen: what it asks of every picture is shown before anything is ordered.</summary>
    public async Task<IActionResult> OnPostProjectAsync(CancellationToken cancellationToken)
    {
        await ShowAsync([], [], cancellationToken, feed: !Request.IsHtmx());
        if (!Request.IsHtmx()) return Page();
        Response.Htmx(headers => headers.WithTrigger("options-changed", timing: HtmxTriggerTiming.AfterSettle));
        return Partial("_ProjectInstructions", Form);
    }

    /// <summary>The list of models: asked for when the picker is opened, with everything typed. Without scripts the page comes with it open.</summary>
    public async Task<IActionResult> OnPostModelsAsync(CancellationToken cancellationToken)
    {
        if (Request.IsHtmx()) return Partial("_ModelRows", forms.Models(Input));
        await ShowAsync([], [], cancellationToken, models: true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var settings = await CheckAsync();
        if (settings.Settings is null) return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, settings.Problems, null, cancellationToken);
        if (!Guid.TryParse(OrderKey, out var key)) return await RefuseAsync(StatusCodes.Status400BadRequest, [], FormUnreadable, cancellationToken);

        var project = await destinations.FindAsync(Input.Project);
        if (project is null && !string.IsNullOrEmpty(Input.Project))
            return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, [new("Project", "Choose one of your projects, or none")], null, cancellationToken);

        if (await destinations.InstructionsAsync(Input.Project) is { } instructions && instructions.Mark != Input.InstructionsSeen)
            return await RefuseAsync(StatusCodes.Status409Conflict, [], InstructionsUnseen, cancellationToken);

        var outcome = await start.RunAsync(user.Id, settings.Settings with { ProjectId = project?.Id, VariationOf = await TriedAsync(cancellationToken) }, key, ShownPrice, cancellationToken);
        balance.Forget();
        return outcome switch
        {
            StartOutcome.Started started => await ShowStartedAsync(started.GenerationId, cancellationToken),
            StartOutcome.StartedBefore before => await ShowStartedAsync(before.GenerationId, cancellationToken),
            StartOutcome.PriceChanged => await RefuseAsync(StatusCodes.Status409Conflict, [], PriceHasChanged, cancellationToken),
            StartOutcome.KeyUsedForOther => await RefuseAsync(StatusCodes.Status409Conflict, [], UsedForOther, cancellationToken),
            StartOutcome.KeyOfAnother => await RefuseAsync(StatusCodes.Status400BadRequest, [], FormUnreadable, cancellationToken),
            StartOutcome.OverBudget => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, [], OverBudget, cancellationToken),
            _ => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, [], null, cancellationToken),
        };
    }

    internal const string PriceHasChanged = "The price is not the one you saw. Nothing was spent. Press again if it suits you.";
    internal const string OverBudget = "This month's budget has no room for it. Nothing was spent. Fewer or cheaper pictures may fit, or ask an administrator.";
    internal const string UsedForOther = "This form was already used for another picture. Nothing was spent. Press again to start this one.";
    internal const string InstructionsUnseen = "This project has instructions, which are sent along. Nothing was spent. Press again if they suit you.";
    internal const string FormUnreadable = "This form could not be used as it was. Nothing was spent. Here it is again: press to start.";

    private async Task<IActionResult> ShowStartedAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!Request.IsHtmx()) return RedirectToPage("/Generations/Details", new { id });

        var card = await cards.FindAsync(user.Id, id, live: true, cancellationToken);
        return Partial("_Started", new StartedView(card!, Guid.CreateVersion7(), await forms.PriceAsync(Input)));
    }

    private async Task<IActionResult> RefuseAsync(int status, IReadOnlyList<FieldProblem> problems, string? changed, CancellationToken cancellationToken)
    {
        Response.StatusCode = status;
        if (changed is not null) OrderKey = null;
        await ShowAsync(problems, [], cancellationToken, feed: !Request.IsHtmx());
        Form = Form with { Price = Form.Price with { Changed = changed } };
        if (!Request.IsHtmx()) return Page();

        Response.Htmx(headers => headers.Retarget("#studio-form").Reswap("outerHTML"));
        return Partial("_StudioForm", Form);
    }

    private async Task ShowAsync(
        IReadOnlyList<FieldProblem> problems, IReadOnlyList<string> notes, CancellationToken cancellationToken, bool feed = true, bool models = false)
    {
        UseAnyway |= HttpMethods.IsPost(Request.Method);
        Form = await forms.BuildAsync(Input, KeyOrNew(), problems, notes, models);
        Form = Form with { Improve = Form.Improve with { Original = Original } };
        if (feed) Feed = await cards.FeedAsync(user.Id, live: true, cancellationToken);
    }

    /// <summary>What is not one's own is left out: only a line of the version tree is lost by it.</summary>
    private async Task<SourcePicture?> TriedAsync(CancellationToken cancellationToken) =>
        Guid.TryParse(Input.VariationOf, out var id) && await gallery.FindAsync(user.Id, id, cancellationToken) is { } image ? SourcePicture.Of(image) : null;

    private async Task<CheckedSettings> CheckAsync() => check.Run(Input, await destinations.AppliedAsync(Input));

    private Guid KeyOrNew() => Guid.TryParse(OrderKey, out var key) ? key : Guid.CreateVersion7();
}

/// <summary>The answer to a press of Generate for htmx: the new card, and what changed around it.</summary>
public sealed record StartedView(GenerationCard Card, Guid NextOrderKey, PriceShown Price);
