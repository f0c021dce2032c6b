using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>A small glass house in isometric view, with plants behind its panes.</summary>
internal static class Greenhouse
{
    private const float Long = 0.52f, Deep = 0.34f, Wall = 0.34f, Ridge = 0.2f;

    public static void Draw(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        pen.Soft(Face(P(-1.3f, 1.3f, 0), P(1.35f, 1.3f, 0), P(1.35f, -1.2f, 0), P(-1.2f, -1.2f, 0)), colours.Shade, 0.16f, 0.45f);
        Slab(pen, 1.18f, 0.07f, Rgb.Mix(colours.Wall, colours.Roof, 0.25f));
        Slab(pen.At(0, -0.07f), 1.02f, 0.05f, colours.Roof);
        var house = pen.At(0, -0.12f);
        house.Fill(Face(P(-1, 1, 0), P(1, 1, 0), P(1, -1, 0), P(-1, -1, 0)), Rgb.Mix(colours.Ground, colours.Shade, 0.55f));
        Plants(stage, house);
        Glass(stage, house);
        Frame(stage, house);
    }

    private static void Plants(Stage stage, Pen pen)
    {
        var dice = new Dice(stage.Plan.Seed + 51);
        for (var i = 0; i < 26; i++)
        {
            var spot = P(-0.8f + 1.6f * (i % 7) / 6f, -0.7f + 1.4f * (i / 7) / 3f, 0);
            var leaf = Rgb.Mix(stage.Colours.Plant, stage.Colours.Ground, dice.Roll()) * dice.Range(0.85f, 1.25f);
            var (size, tall) = (dice.Range(0.05f, 0.085f), dice.Range(0.06f, 0.24f));
            pen.Fill(new Outline().Line(spot[0], spot[1], 0.006f, spot[0], spot[1] - tall, 0.004f), leaf * 0.7f);
            var crown = new Outline();
            for (var l = 0; l < 7; l++) crown.Ellipse(spot[0] + dice.Range(-1, 1) * size, spot[1] - tall + dice.Range(-1, 0.8f) * size, size * 0.6f, size * 0.28f, dice.Range(-1.2f, 1.2f));
            pen.Solid(crown, leaf, 0.03f);
            if (i % 4 == 0) pen.Solid(new Outline().Ellipse(spot[0], spot[1] - tall - size * 0.4f, 0.022f, 0.022f), stage.Colours.Accent, 0.02f);
        }
    }

    private static void Glass(Stage stage, Pen pen)
    {
        var (air, white) = (Rgb.Mix(stage.Colours.SkyMiddle, Rgb.White, 0.45f), Rgb.White);
        Pane(pen, air, 0.2f, P(-1, 1, 0), P(1, 1, 0), P(1, 1, Wall), P(-1, 1, Wall));
        Pane(pen, stage.Colours.SkyMiddle, 0.3f, P(1, 1, 0), P(1, -1, 0), P(1, -1, Wall), P(1, 0, Wall + Ridge), P(1, 1, Wall));
        Pane(pen, white, 0.36f, P(-1, 1, Wall), P(1, 1, Wall), P(1, 0, Wall + Ridge), P(-1, 0, Wall + Ridge));
        Pane(pen, white, 0.3f, P(-0.72f, 1, 0.02f), P(-0.52f, 1, 0.02f), P(-0.14f, 1, Wall), P(-0.34f, 1, Wall));
        Pane(pen, white, 0.34f, P(0.1f, 1, Wall), P(0.34f, 1, Wall), P(0.6f, 0, Wall + Ridge), P(0.36f, 0, Wall + Ridge));
    }

    private static void Frame(Stage stage, Pen pen)
    {
        var frame = new Outline();
        for (var i = 0; i <= 6; i++)
        {
            var x = -1 + i / 3f;
            Bar(frame, P(x, 1, 0), P(x, 1, Wall));
            Bar(frame, P(x, 1, Wall), P(x, 0, Wall + Ridge));
        }

        for (var i = 0; i <= 4; i++)
        {
            var y = -1 + i / 2f;
            Bar(frame, P(1, y, 0), P(1, y, Wall + Ridge * (1 - MathF.Abs(y))));
        }

        Bar(frame, P(-1, 1, 0), P(1, 1, 0));
        Bar(frame, P(-1, 1, Wall), P(1, 1, Wall));
        Bar(frame, P(-1, 1, Wall * 0.5f), P(1, 1, Wall * 0.5f));
        Bar(frame, P(-1, 0.5f, Wall + Ridge * 0.5f), P(1, 0.5f, Wall + Ridge * 0.5f));
        Bar(frame, P(-1, 0, Wall + Ridge), P(1, 0, Wall + Ridge));
        Bar(frame, P(1, 1, 0), P(1, -1, 0));
        Bar(frame, P(1, 1, Wall), P(1, -1, Wall));
        Bar(frame, P(1, 0, Wall + Ridge), P(1, -1, Wall));
        pen.Fill(frame, Rgb.Mix(Rgb.White, stage.Colours.Ambient, 0.5f) * 0.97f);
    }

    private static void Slab(Pen pen, float grow, float high, Rgb colour)
    {
        pen.Fill(Face(P(-grow, grow, 0), P(grow, grow, 0), P(grow, grow, high), P(-grow, grow, high)), Rgb.Mix(colour, pen.ShadeColour, 0.16f));
        pen.Fill(Face(P(grow, grow, 0), P(grow, -grow, 0), P(grow, -grow, high), P(grow, grow, high)), Rgb.Mix(colour, pen.ShadeColour, 0.42f));
        pen.Fill(Face(P(-grow, grow, high), P(grow, grow, high), P(grow, -grow, high), P(-grow, -grow, high)), Rgb.Mix(colour, pen.LightColour, 0.3f));
    }

    private static void Pane(Pen pen, Rgb colour, float alpha, params float[][] corners) => pen.Fill(Face(corners), colour, alpha);

    private static Outline Face(params float[][] corners) => new Outline().Polygon(corners.SelectMany(corner => corner).ToArray());

    private static void Bar(Outline frame, float[] from, float[] to) => frame.Line(from[0], from[1], 0.0055f, to[0], to[1], 0.0055f);

    // x runs along the front, y towards the viewer, z up; all in units of the house.
    private static float[] P(float x, float y, float z) => [x * Long - y * Deep * 0.9f + 0.0f, (x * Long + y * Deep) * 0.42f - 0.32f - z];
}
