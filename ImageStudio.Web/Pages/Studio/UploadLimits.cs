using ImageStudio.Web.Gallery;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>What one form may carry, and what is said where it is too much.</summary>
public static class UploadLimits
{
    private const long FileBytes = 20 * 1024 * 1024;
    private const long OtherFieldsBytes = 1024 * 1024;

    /// <summary>As many files as are taken at once, and the rest of the form.</summary>
    public const long FormBytes = UploadImage.MaxFilesAtOnce * FileBytes + OtherFieldsBytes;

    public const string NoRoom = "There is no room left for your uploads. Nothing was kept";
}
