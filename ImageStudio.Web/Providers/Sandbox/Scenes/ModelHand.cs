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

    public void Grade(Raster raster)
    {
        // Hue, saturation and contrast are one linear step: what it makes of the three primaries says everything.
        var (red, green, blue) = (Toned(new(1, 0, 0)), Toned(new(0, 1, 0)), Toned(new(0, 0, 1)));
        var lift = 0.5f - 0.5f * Contrast;
        raster.Map((_, _, colour) => new(
            colour.R * red.R + colour.G * green.R + colour.B * blue.R + lift + Warmth,
            colour.R * red.G + colour.G * green.G + colour.B * blue.G + lift,
            colour.R * red.B + colour.G * green.B + colour.B * blue.B + lift - Warmth));
    }

    private Rgb Toned(Rgb primary) => primary.TurnHue(Hue * 0.5f).Saturate(Saturation) * Contrast;
}
