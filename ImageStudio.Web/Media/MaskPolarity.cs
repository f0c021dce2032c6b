namespace ImageStudio.Web.Media;

/// <summary>How a vendor wants to be told which pixels may change.</summary>
public enum MaskPolarity
{
    /// <summary>A grey picture: white may change, black stays. Our own way.</summary>
    WhiteEdits,

    /// <summary>A grey picture: black may change, white stays.</summary>
    BlackEdits,

    /// <summary>A picture with alpha: what is transparent may change.</summary>
    TransparentEdits,
}
