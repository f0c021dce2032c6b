namespace ImageStudio.Web.Media;

/// <summary>Why bytes were not kept.</summary>
public enum RefusalReason
{
    Empty,
    TooManyBytes,
    NotAnImage,

    /// <summary>A known kind of file that is not one of <see cref="ImageFormat"/>, web pages included.</summary>
    FormatNotAllowed,

    /// <summary>A side is too short.</summary>
    TooSmall,

    /// <summary>A side is too long, or there are too many pixels.</summary>
    TooLarge,
    Animated,

    /// <summary>Cut short or broken inside.</summary>
    Damaged,
}
