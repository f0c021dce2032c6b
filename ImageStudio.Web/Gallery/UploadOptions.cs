using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Gallery;

/// <summary>What each person may keep of pictures they send.</summary>
public sealed class UploadOptions
{
    private const long Megabyte = 1_000_000;

    /// <summary>In megabytes, all uploads of one person together.</summary>
    [Range(1, 10_000_000)]
    public int QuotaMegabytes { get; set; } = 2000;

    public long QuotaBytes => QuotaMegabytes * Megabyte;
}
