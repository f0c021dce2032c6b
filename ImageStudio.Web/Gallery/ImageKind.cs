namespace ImageStudio.Web.Gallery;

/// <summary>How a picture came to be.</summary>
public enum ImageKind
{
    Created,
    Edited,
    AreaEdited,
    Extended,
    Upscaled,
    BackgroundRemoved,

    /// <summary>Sent by its owner; we claim nothing about who made it.</summary>
    Uploaded,
}
