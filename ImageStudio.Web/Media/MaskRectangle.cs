namespace ImageStudio.Web.Media;

/// <summary>In pixels of the picture. What reaches over its edges does not count.</summary>
public readonly record struct MaskRectangle(int Left, int Top, int Width, int Height);
