using System.Globalization;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Pages.Security;
using ImageStudio.Web.Pages.Studio;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ImageStudio.Web.Pages.Gallery;

/// <summary>What became of one file of a form.</summary>
/// <param name="Name">As the sender's device calls it.</param>
/// <param name="ImageId">Null when it was refused.</param>
/// <param name="Words">A sentence.</param>
public sealed record UploadedFile(string Name, Guid? ImageId, string Words);

[EnableRateLimiting(RateLimits.Uploads)]
[RequestSizeLimit(UploadLimits.FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.FormBytes)]
public sealed class UploadPage(CurrentUser user, UploadImage upload) : PageModel
{
    [BindProperty]
    public IReadOnlyList<IFormFile>? Files { get; set; }

    public UploadRoom Room { get; private set; } = null!;

    public IReadOnlyList<UploadedFile> Uploaded { get; private set; } = [];

    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadRoomAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Files is not { Count: > 0 }) Problem = "Choose at least one file";
        else if (Files.Count > UploadImage.MaxFilesAtOnce) Problem = $"Choose at most {UploadImage.MaxFilesAtOnce} files at once; these were {Files.Count}. Nothing was kept";
        else Uploaded = await KeepAsync(Files, cancellationToken);

        if (Problem is not null || Uploaded.Any(file => file.ImageId is null)) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ReadRoomAsync(cancellationToken);
        return Page();
    }

    private async Task<IReadOnlyList<UploadedFile>> KeepAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var uploaded = new List<UploadedFile>();
        foreach (var file in files)
        {
            await using var bytes = file.OpenReadStream();
            var name = file.FileName.Length <= 80 ? file.FileName : string.Concat(file.FileName.AsSpan(0, 79), "…");
            uploaded.Add(await upload.RunAsync(user.Id, bytes, file.FileName, cancellationToken) switch
            {
                UploadOutcome.Kept { WasThere: true } kept => new(name, kept.ImageId, "was in your gallery already; it is kept once."),
                UploadOutcome.Kept kept => new(name, kept.ImageId, "is in your gallery."),
                UploadOutcome.Refused refused => new(name, null, $"was refused. {refused.Words}"),
                _ => new(name, null, $"was refused. {UploadLimits.NoRoom}."),
            });
        }

        return uploaded;
    }

    private async Task ReadRoomAsync(CancellationToken cancellationToken) => Room = await upload.RoomAsync(user.Id, cancellationToken);

    public string UsedPercent => (Room.Used * 100.0 / Room.Quota).ToString("0.#", CultureInfo.InvariantCulture);
}
