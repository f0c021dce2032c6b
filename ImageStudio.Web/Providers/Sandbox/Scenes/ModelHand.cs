using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>What makes two models differ: each has its own contrast, colour bias and sense of composition.</summary>
internal sealed record ModelHand(float Contrast, float Saturation, float Hue, float Warmth, float Shift, bool Flip)
{
    public static ModelHand Of(string modelId)
    {
        var dice = Dice.Of(modelId, 77);
        return new(dice.Range(0.9f, 1.16f), dice.Range(0.82f, 1.22f), dice.Range(-0.2f, 0.2f), dice.Range(-0.05f, 0.05f), dice.Range(-0.14f, 0.14f), dice.Chance(0.5f));
    }

    public void Grade(Raster raster) => raster.Map((_, _, colour) =>
    {
        var turned = colour.TurnHue(Hue * 0.5f).Saturate(Saturation);
        return new((turned.R - 0.5f) * Contrast + 0.5f + Warmth, (turned.G - 0.5f) * Contrast + 0.5f, (turned.B - 0.5f) * Contrast + 0.5f - Warmth);
    });
}
