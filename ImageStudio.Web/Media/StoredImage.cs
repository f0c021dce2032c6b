namespace ImageStudio.Web.Media;

/// <summary>A picture that was checked and is on disk.</summary>
/// <param name="Hash">SHA-256 of the original bytes, 64 lower-case hexadecimal digits; its address in <see cref="ImageStore"/>.</param>
/// <param name="Width">In pixels, as shown, that is after the camera's orientation was applied.</param>
/// <param name="Height">In pixels, as shown.</param>
/// <param name="Bytes">Length of the original.</param>
/// <param name="Placeholder">The average colour as "#rrggbb", to show while the picture loads.</param>
public sealed record StoredImage(string Hash, ImageFormat Format, int Width, int Height, long Bytes, string Placeholder);
