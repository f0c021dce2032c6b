namespace ImageStudio.Web.Providers.Sandbox.Drawing;

/// <summary>The word "Sandbox" in a pill at the lower right: nobody should take these pictures for a model's work.</summary>
internal static class SandboxMark
{
    private const float Stroke = 0.075f;

    // Each letter is a list of polylines in a box one unit high (cap height), y down.
    private static readonly (float Width, float[][] Lines)[] Letters =
    [
        (0.62f, [[0.54f, 0.16f, 0.42f, 0.05f, 0.22f, 0.05f, 0.08f, 0.17f, 0.1f, 0.34f, 0.26f, 0.46f, 0.44f, 0.55f, 0.54f, 0.7f, 0.5f, 0.86f, 0.36f, 0.95f, 0.18f, 0.95f, 0.04f, 0.83f]]),
        (0.54f, [Bowl(0.23f), [0.46f, 0.36f, 0.46f, 0.96f]]),
        (0.54f, [[0.06f, 0.36f, 0.06f, 0.96f], [0.06f, 0.58f, 0.16f, 0.42f, 0.3f, 0.38f, 0.42f, 0.46f, 0.45f, 0.6f, 0.45f, 0.96f]]),
        (0.54f, [Bowl(0.23f), [0.46f, 0.02f, 0.46f, 0.96f]]),
        (0.54f, [Bowl(0.29f), [0.06f, 0.02f, 0.06f, 0.96f]]),
        (0.54f, [Bowl(0.26f)]),
        (0.5f, [[0.04f, 0.37f, 0.44f, 0.95f], [0.44f, 0.37f, 0.04f, 0.95f]]),
    ];

    public static void Draw(Raster raster)
    {
        var cap = Math.Max(9, raster.Height * 0.0155f);
        var width = Width() * cap;
        var (padX, padY) = (cap * 0.75f, cap * 0.5f);
        var left = raster.Width - width - padX - cap * 1.6f;
        var top = raster.Height - cap - padY - cap * 1.6f;
        var pen = new Pen(raster, new(left, top, cap), (0, -1), Rgb.White, Rgb.Black);
        var pill = new Outline().RoundBox(-padX / cap, -padY / cap, (width + padX) / cap, 1 + padY / cap, 0.5f + padY / cap);
        pen.Fill(pill, new Rgb(0.06f, 0.06f, 0.08f), 0.5f);
        float x = 0;
        foreach (var (letterWidth, lines) in Letters)
        {
            pen.At(x, 0).Fill(Glyph(lines), Rgb.White, 0.94f);
            x += letterWidth + 0.1f;
        }
    }

    private static float Width()
    {
        var width = -0.1f;
        foreach (var (letter, _) in Letters) width += letter + 0.1f;
        return width;
    }

    private static Outline Glyph(float[][] lines)
    {
        var glyph = new Outline();
        foreach (var line in lines)
            for (var i = 0; i + 3 < line.Length; i += 2)
            {
                glyph.Line(line[i], line[i + 1], Stroke, line[i + 2], line[i + 3], Stroke);
                glyph.Ellipse(line[i], line[i + 1], Stroke, Stroke).Ellipse(line[i + 2], line[i + 3], Stroke, Stroke);
            }

        return glyph;
    }

    private static float[] Bowl(float centre)
    {
        var points = new float[26];
        for (var i = 0; i < 13; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / 12);
            points[2 * i] = centre + 0.2f * cos;
            points[2 * i + 1] = 0.66f + 0.29f * sin;
        }

        return points;
    }
}
