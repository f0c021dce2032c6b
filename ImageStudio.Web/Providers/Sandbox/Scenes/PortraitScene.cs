using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Subjects;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>One head and shoulders before a blurred background.</summary>
internal static class PortraitScene
{
    public static void Draw(Stage stage)
    {
        Backdrop(stage);
        var x = stage.Width * (0.5f + stage.Plan.Hand.Shift * 0.25f);
        var pen = stage.Pen(x, stage.Height * 0.5f + stage.Unit * 0.46f, 0.86f, stage.Plan.Flip);
        var subject = stage.Plan.Subjects.Count > 0 ? stage.Plan.Subjects[0] : Subject.Bust;
        switch (subject)
        {
            case Subject.Astronaut: Machines.Astronaut(stage, pen.At(0, -0.1f)); break;
            case Subject.Robot: Machines.Robot(stage, pen.At(0, -0.02f, 0.84f)); break;
            case Subject.Bust or Subject.Person: Bust.Draw(stage, pen); break;
            default: TableScene.Thing(stage, subject, pen); break;
        }

        WeatherLayer.Draw(stage);
    }

    private static void Backdrop(Stage stage)
    {
        OutdoorScene.Backdrop(stage);
        var soft = Blur.Quarter(stage.Raster, stage.Unit * 0.06f);
        var dim = stage.Colours.Lamps ? 1 : 0.94f;
        stage.Raster.Map((x, y, _) => Blur.Sample(soft, x, y) * dim);
        var dice = new Dice(stage.Plan.Seed + 77);
        for (var i = 0; i < 16; i++)
        {
            var pen = stage.Pen(dice.Roll() * stage.Width, dice.Range(0.15f, 0.9f) * stage.Height, dice.Range(0.015f, 0.05f));
            pen.Fill(new Outline().Ellipse(0, 0, 1, 1), Rgb.Mix(stage.Colours.Sun, stage.Colours.Accent, dice.Roll() * 0.7f), dice.Range(0.06f, 0.2f));
        }
    }
}
