using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;
using ImageStudio.Web.Providers.Sandbox.Styles;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>Draws a picture from a description without any model: the same brief always gives the same bytes.</summary>
public static class SandboxPainter
{
    private const int ShortestSide = 16, LongestSide = 2048;

    public static bool CanDraw(PixelSize size) => Math.Min(size.Width, size.Height) >= ShortestSide && Math.Max(size.Width, size.Height) <= LongestSide;

    /// <param name="marked">Whether the picture carries the word "Sandbox"; only our own previews go without.</param>
    public static byte[] Draw(PictureBrief brief, bool marked = true)
    {
        var raster = Paint(brief);
        if (marked) SandboxMark.Draw(raster);
        return PngWriter.Write(raster);
    }

    internal static Raster Paint(PictureBrief brief)
    {
        if (!CanDraw(brief.Size)) throw new ArgumentException($"The sandbox cannot draw {brief.Size}.", nameof(brief));
        var plan = ScenePlan.Of(brief);
        var stage = new Stage(new(brief.Size.Width, brief.Size.Height), plan);
        Compose(stage);
        plan.Hand.Grade(stage.Raster);
        StyleFilter.Apply(brief.StyleId, stage.Raster, plan.Seed);
        return stage.Raster;
    }

    private static void Compose(Stage stage)
    {
        switch (stage.Plan.Setting)
        {
            case Setting.Table: TableScene.Draw(stage); break;
            case Setting.Portrait: PortraitScene.Draw(stage); break;
            case Setting.Abstract: AbstractScene.Draw(stage); break;
            case Setting.Window: WindowScene.Draw(stage); break;
            default: OutdoorScene.Draw(stage); break;
        }
    }
}
