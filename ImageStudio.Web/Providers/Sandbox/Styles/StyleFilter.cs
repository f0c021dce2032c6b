using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Styles;

/// <summary>Gives a painted scene the look of a style.</summary>
internal static class StyleFilter
{
    public static void Apply(string styleId, Raster raster, uint seed)
    {
        switch (styleId)
        {
            case "3d-anime": Anime3d.Apply(raster); break;
            case "3d-model": ClayModel.Apply(raster); break;
            case "japanese-anime": JapaneseAnime.Apply(raster); break;
            case "movie": Movie.Apply(raster, seed); break;
            case "comic": Comic.Apply(raster); break;
            case "cyberpunk": Cyberpunk.Apply(raster, seed); break;
            case "fantasy": Fantasy.Apply(raster, seed); break;
            case "oil-painting": OilPainting.Apply(raster, seed); break;
            case "colored-pencil": ColoredPencil.Apply(raster, seed); break;
            case "pixel-art": PixelArt.Apply(raster); break;
            case "realistic": Realistic.Apply(raster, seed); break;
            case "watercolor": Watercolor.Apply(raster, seed); break;
            default: Looks.Finish(raster, seed, grain: 0.007f, vignette: 0.16f); break;
        }
    }
}
