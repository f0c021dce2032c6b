using ImageStudio.Web.Providers.Sandbox;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Tests.Providers.Sandbox;

/// <summary>
/// Redraws the form's style previews. Run with SANDBOX_PREVIEWS=folder and explicit tests on, then join them:
/// <c>convert folder/*.png -resize 160x160 +append -quality 70 wwwroot-src/img/styles.webp</c>
/// </summary>
public sealed class StylePreviews
{
    [Fact(Explicit = true)]
    public void Write_one_tile_per_style()
    {
        var folder = Environment.GetEnvironmentVariable("SANDBOX_PREVIEWS") ?? throw new InvalidOperationException("Set SANDBOX_PREVIEWS to a folder.");
        for (var i = 0; i < SandboxPainterTests.Styles.Length; i++)
        {
            // Blocks and dots have to be drawn at the final size, or the reduction would melt them.
            var style = SandboxPainterTests.Styles[i];
            var side = style is "pixel-art" or "comic" ? 160 : 320;
            var brief = new PictureBrief("A red lighthouse on a cliff at sunset, gulls", style, "flux-dev", new(side, side), 1);
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.png"), SandboxPainter.Draw(brief, marked: false));
        }
    }
}
