using Htmx;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Pages.Security;
using ImageStudio.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>Pictures from pictures: edit, edit an area, extend, remove the background, upscale.</summary>
[EnableRateLimiting(RateLimits.Studio)]
[RequestSizeLimit(UploadLimits.FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.FormBytes)]
public sealed class EditPage(
    CurrentUser user, EditForms forms, EditPrefill prefill, EditCheck check, MaskStore masks, UploadImage upload, StartGeneration start, GalleryQuery gallery,
    ShownBalance balance, Destinations destinations) : PageModel
{
    [BindProperty]
    public EditInput Input { get; set; } = new();

    /// <summary>Made with the form; see <see cref="StartGeneration"/>.</summary>
    [BindProperty]
    public string? OrderKey { get; set; }

    /// <summary>The fingerprint of the price that was shown.</summary>
    [BindProperty]
    public string? ShownPrice { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Another thing to do with the picture…</summary>
    [BindProperty]
    public string? TakeDo { get; set; }

    /// <summary>… or another picture to do it with; "none" to choose anew.</summary>
    [BindProperty]
    public string? TakeImage { get; set; }

    /// <summary>A mask, as a file or from the drawing script.</summary>
    [BindProperty]
    public IFormFile? MaskFile { get; set; }

    /// <summary>A picture to start from that is sent with the form.</summary>
    [BindProperty]
    public IFormFile? PictureFile { get; set; }

    /// <summary>Something is drawn on the picture; the mask comes when the form is sent.</summary>
    [BindProperty]
    public bool Drawn { get; set; }

    public EditForm Form { get; private set; } = null!;

    public UploadRoom Room { get; private set; } = null!;

    public async Task OnGetAsync(EditLink link, CancellationToken cancellationToken)
    {
        Input = await prefill.ReadAsync(user.Id, link, cancellationToken);
        await ShowAsync([], null, cancellationToken);
    }

    /// <summary>The price: the fragment for htmx, the whole page for "Check price".</summary>
    public async Task<IActionResult> OnPostEstimateAsync(CancellationToken cancellationToken)
    {
        if (!Request.IsHtmx()) return await ShowAgainAsync(await TakeMaskAsync(cancellationToken), cancellationToken);
        var price = await forms.PriceAsync(user.Id, Input, Drawn, cancellationToken);
        return Seen == price.Seen ? new NoContentResult() : Partial("_GenerateButton", price);
    }

    /// <summary>Another action, picture or model: what it can do decides which options there are.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken)
    {
        var problems = await TakeMaskAsync(cancellationToken);
        if (TakeDo is not null) Input.Do = TakeDo;
        if (TakeImage is not null) (Input.Image, Input.Mask, Input.Areas) = (TakeImage == "none" ? null : TakeImage, null, null);
        if (!Request.IsHtmx()) return await ShowAgainAsync(problems, cancellationToken);
        Form = await BuildAsync(problems, cancellationToken);
        Response.Htmx(headers => headers.WithTrigger("options-changed", timing: HtmxTriggerTiming.AfterSettle));
        return Partial("_EditOptions", Form);
    }

    /// <summary>Keeps a picture that is sent with the form, and starts from it. What was typed stays.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        if (PictureFile is not { Length: > 0 }) return await ShowAgainAsync([new("PictureFile", "Choose a file first")], cancellationToken);
        await using var file = PictureFile.OpenReadStream();
        switch (await upload.RunAsync(user.Id, file, PictureFile.FileName, cancellationToken))
        {
            case UploadOutcome.Kept kept:
                (Input.Image, Input.Mask, Input.Areas) = (kept.ImageId.ToString(), null, null);
                return await ShowAgainAsync([], cancellationToken);
            case UploadOutcome.Refused refused:
                return await ShowAgainAsync([new("PictureFile", refused.Words)], cancellationToken);
            default:
                return await ShowAgainAsync([new("PictureFile", UploadLimits.NoRoom)], cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var problems = await TakeMaskAsync(cancellationToken);
        var edit = await check.RunAsync(user.Id, Input, cancellationToken);
        if (problems.Count > 0 || edit.Settings is null) return await ShowAgainAsync([.. problems, .. edit.Problems], cancellationToken);
        if (!Guid.TryParse(OrderKey, out var key)) return await RefuseAsync(StatusCodes.Status400BadRequest, IndexPage.FormUnreadable, cancellationToken);

        var project = await destinations.FindAsync(Input.Project);
        if (project is null && !string.IsNullOrEmpty(Input.Project)) return await ShowAgainAsync([new("Project", "Choose one of your projects, or none")], cancellationToken);

        var settings = edit.Settings with { ProjectId = project?.Id };
        if (edit.NewMask is { } mask) settings = settings with { MaskHash = await masks.KeepAsync(mask, cancellationToken) };
        var outcome = await start.RunAsync(user.Id, settings, key, ShownPrice, cancellationToken);
        balance.Forget();
        return outcome switch
        {
            StartOutcome.Started started => RedirectToPage("/Generations/Details", new { id = started.GenerationId }),
            StartOutcome.StartedBefore before => RedirectToPage("/Generations/Details", new { id = before.GenerationId }),
            StartOutcome.PriceChanged => await RefuseAsync(StatusCodes.Status409Conflict, IndexPage.PriceHasChanged, cancellationToken),
            StartOutcome.KeyUsedForOther => await RefuseAsync(StatusCodes.Status409Conflict, IndexPage.UsedForOther, cancellationToken),
            StartOutcome.KeyOfAnother => await RefuseAsync(StatusCodes.Status400BadRequest, IndexPage.FormUnreadable, cancellationToken),
            StartOutcome.OverBudget => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, IndexPage.OverBudget, cancellationToken),
            _ => await RefuseAsync(StatusCodes.Status422UnprocessableEntity, null, cancellationToken),
        };
    }

    /// <summary>A mask that came as a file is kept at once, so that it need not be sent again with the next answer.</summary>
    private async Task<IReadOnlyList<FieldProblem>> TakeMaskAsync(CancellationToken cancellationToken)
    {
        if (MaskFile is not { Length: > 0 } || !Guid.TryParse(Input.Image, out var id) || await gallery.FindAsync(user.Id, id, cancellationToken) is not { } picture) return [];
        await using var file = MaskFile.OpenReadStream();
        switch (await masks.ReadAsync(file, picture.Width, picture.Height, cancellationToken))
        {
            case MaskReading.Read read:
                (Input.Mask, Drawn) = (await masks.KeepAsync(Input.Invert ? read.Mask.Inverted() : read.Mask, cancellationToken), false);
                Input.Invert = false;
                ModelState.Clear();
                return [];
            case MaskReading.Refused refused:
                return [new("Areas", refused.Words)];
            default:
                throw new InvalidOperationException("A mask is either read or refused.");
        }
    }

    private async Task<IActionResult> ShowAgainAsync(IReadOnlyList<FieldProblem> problems, CancellationToken cancellationToken)
    {
        if (problems.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(problems, null, cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(int status, string? changed, CancellationToken cancellationToken)
    {
        Response.StatusCode = status;
        if (changed is not null) OrderKey = null;
        await ShowAsync([], changed, cancellationToken);
        return Page();
    }

    private async Task ShowAsync(IReadOnlyList<FieldProblem> problems, string? changed, CancellationToken cancellationToken)
    {
        Form = await BuildAsync(problems, cancellationToken);
        Form = Form with { Price = Form.Price with { Changed = changed } };
        Room = await upload.RoomAsync(user.Id, cancellationToken);
    }

    private Task<EditForm> BuildAsync(IReadOnlyList<FieldProblem> problems, CancellationToken cancellationToken) =>
        forms.BuildAsync(user.Id, Input, Guid.TryParse(OrderKey, out var key) ? key : Guid.CreateVersion7(), problems, Drawn, cancellationToken);
}
