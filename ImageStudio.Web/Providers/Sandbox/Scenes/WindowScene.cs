using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>A view through a window, with the subject on the sill and drops on the pane when it rains.</summary>
internal static class WindowScene
{
    public static void Draw(Stage stage)
    {
        OutdoorScene.Backdrop(stage);
        var soft = Blur.Quarter(stage.Raster, stage.Unit * 0.016f);
        stage.Raster.Map((x, y, _) => Blur.Sample(soft, x, y));
        if (stage.Plan.Weather.HasFlag(Weather.Rain)) Drops(stage);
        WeatherLayer.Draw(stage);
        Frame(stage);
        var x = stage.FocusX;
        var subject = stage.Plan.Subjects.Count > 0 ? stage.Plan.Subjects[0] : Subject.Flowers;
        TableScene.Thing(stage, subject, stage.Pen(x, stage.Height * 0.875f, subject == Subject.Cup ? 0.26f : 0.52f, stage.Plan.Flip));
    }

    private static void Frame(Stage stage)
    {
        var (w, h, u) = (stage.Width, stage.Height, stage.Unit);
        var wood = Rgb.Mix(stage.Colours.Wall, Rgb.Hex(0x8A6242) * stage.Colours.Ambient, 0.55f);
        var pen = stage.Pen(0, 0, 1 / u) with { Light = (stage.Plan.SunX > 0.5f ? 0.6f : -0.6f, -0.5f) };
        pen.Solid(new Outline().Box(-9, -9, w + 9f, 0.045f * u).Box(-9, -9, 0.06f * u, h + 9f).Box(w - 0.06f * u, -9, w + 9f, h + 9f), wood, 0.02f * u);
        pen.Solid(new Outline().Box(w * 0.5f - 0.014f * u, 0, w * 0.5f + 0.014f * u, h), wood, 0.02f * u);
        pen.Solid(new Outline().Box(0, h * 0.36f - 0.012f * u, w, h * 0.36f + 0.012f * u), wood, 0.02f * u);
        pen.Fill(new Outline().Box(-9, h * 0.84f, w + 9f, h + 9f), (_, y) => Rgb.Mix(Rgb.Mix(wood, stage.Colours.SkyLow, 0.4f), wood, Noise.Step(h * 0.84f, h * 0.9f, y)));
        pen.Fill(new Outline().Box(-9, h * 0.915f, w + 9f, h + 9f), (x, y) => Rgb.Mix(wood, stage.Colours.Shade, 0.35f + 0.12f * Noise.Value(x / u * 3, y / u * 60, stage.Plan.Seed)));
        pen.Soft(new Outline().Box(-9, h * 0.912f, w + 9f, h * 0.925f), stage.Colours.Shade, 0.02f * u, 0.6f);
    }

    private static void Drops(Stage stage)
    {
        var dice = new Dice(stage.Plan.Seed + 121);
        var bright = Rgb.Mix(stage.Colours.SkyLow, Rgb.White, 0.4f);
        for (var i = 0; i < 190; i++)
        {
            var pen = stage.Pen(dice.Roll() * stage.Width, dice.Roll() * stage.Height * 0.85f, 0.0025f + 0.009f * dice.Roll() * dice.Roll());
            pen.Fill(new Outline().Curve(0, -1.3f, 0.8f, 0.1f, 0.6f, 0.9f, 0, 1.2f, -0.6f, 0.9f, -0.8f, 0.1f), stage.Colours.Shade, 0.22f);
            pen.Fill(new Outline().Ellipse(0.1f, 0.5f, 0.45f, 0.4f), bright, 0.55f);
            if (i % 9 == 0) pen.Fill(new Outline().Line(0, -0.6f, 0.35f, dice.Range(-1, 1), -dice.Range(9, 30), 0.1f), bright, 0.16f);
        }
    }
}
