using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>All that a sandbox picture depends on.</summary>
public sealed record PictureBrief(string Description, string StyleId, string ModelId, PixelSize Size, long Seed);
