namespace ImageStudio.Web.Media;

/// <summary>A picture or mask as it goes to a vendor: pixels and nothing else.</summary>
public sealed record PreparedImage(byte[] Bytes, ImageFormat Format, int Width, int Height);
