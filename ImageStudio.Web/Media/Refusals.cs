using System.Globalization;

namespace ImageStudio.Web.Media;

/// <summary>The rules of intake with the words people read when one is broken.</summary>
internal static class Refusals
{
    private const int MinSide = 16;
    private const int MaxSide = 16_384;
    private const int MaxBands = 4;
    private const string Accepted = "Please use PNG, JPEG, WebP or AVIF.";

    public static IntakeOutcome.Refused Empty { get; } = new(RefusalReason.Empty, "The file is empty.");

    public static IntakeOutcome.Refused Animated { get; } = new(RefusalReason.Animated, "Animated images are not accepted.");

    public static IntakeOutcome.Refused Damaged { get; } = new(RefusalReason.Damaged, "The image is damaged or incomplete.");

    public static IntakeOutcome.Refused TooManyBytes(IntakeLimits limits) =>
        new(RefusalReason.TooManyBytes, Words($"The file is larger than {limits.MaxMebibytes} MB."));

    /// <summary>For a kind that is kept, but not by the codec this program was built with.</summary>
    public static IntakeOutcome.Refused NotReadHere(ImageFormat format) =>
        new(RefusalReason.FormatNotAllowed, $"{format.ToString().ToUpperInvariant()} files cannot be read here. Please use PNG, JPEG or WebP.");

    /// <summary>For a file that is none of the kinds we keep.</summary>
    public static IntakeOutcome.Refused ForFormat(ReadOnlySpan<byte> head)
    {
        if (MagicBytes.IsAnimatedAvif(head))
            return Animated;
        if (OtherFormats.IsWebPage(head))
            return new(RefusalReason.FormatNotAllowed, "This is a web page, not an image.");
        return OtherFormats.NameOf(head) is { } name
            ? new(RefusalReason.FormatNotAllowed, $"{name} files are not accepted. {Accepted}")
            : new(RefusalReason.NotAnImage, $"This file is not an image. {Accepted}");
    }

    /// <summary>Null when the header keeps every rule.</summary>
    public static IntakeOutcome.Refused? ForHeader(ImageHeader header, IntakeLimits limits)
    {
        if (header.Pages != 1)
            return Animated;
        if (Math.Min(header.Width, header.Height) < MinSide)
            return WrongSize(RefusalReason.TooSmall, header, $"each side must be at least {MinSide} pixels");
        if (Math.Max(header.Width, header.Height) > MaxSide)
            return WrongSize(RefusalReason.TooLarge, header, $"no side may be longer than {MaxSide:N0} pixels");
        if (header.Pixels > limits.MaxPixels)
            return WrongSize(RefusalReason.TooLarge, header, $"at most {limits.MaxMegapixels} megapixels are accepted");
        return header.Bands > MaxBands
            ? new(RefusalReason.FormatNotAllowed, "Images with more than four colour channels are not accepted.")
            : null;
    }

    private static IntakeOutcome.Refused WrongSize(RefusalReason reason, ImageHeader header, FormattableString rule) =>
        new(reason, Words($"The image is {header.Width:N0} × {header.Height:N0} pixels; {Words(rule)}."));

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
