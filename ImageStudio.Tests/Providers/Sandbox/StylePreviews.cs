using ImageStudio.Web.Providers.Sandbox;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Tests.Providers.Sandbox;

/// <summary>
/// Redraws the form's style previews. Run with SANDBOX_PREVIEWS=folder and explicit tests on, then join them:
/// convert folder/*.png +append -quality 70 wwwroot-src/img/styles.webp
/// </summary>
public sealed class StylePreviews
{
    [Fact(Explicit = true)]
    public void Write_one_tile_per_style()
    {
        var folder = Environment.GetEnvironmentVariable("SANDBOX_PREVIEWS") ?? throw new InvalidOperationException("Set SANDBOX_PREVIEWS to a folder.");
        for (var i = 0; i < SandboxPainterTests.Styles.Length; i++)
        {
            var brief = new PictureBrief("A lighthouse on a cliff at sunset, gulls", SandboxPainterTests.Styles[i], "flux-dev", new(320, 320), 1);
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.png"), SandboxPainter.Draw(brief, marked: false));
        }
    }
}
