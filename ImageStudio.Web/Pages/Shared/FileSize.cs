using System.Globalization;

namespace ImageStudio.Web.Pages.Shared;

public static class FileSize
{
    /// <summary>"640 kB", "1.6 MB".</summary>
    public static string Words(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB");
}
