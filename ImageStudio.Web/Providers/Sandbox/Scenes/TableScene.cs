using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Subjects;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>A studio: a curved backdrop, a table, one thing in good light.</summary>
internal static class TableScene
{
    public static void Draw(Stage stage)
    {
        Backdrop(stage);
        var subject = stage.Plan.Subjects.Count > 0 ? stage.Plan.Subjects[0] : Subject.Product;
        var size = subject == Subject.Greenhouse ? 0.47f : subject == Subject.Cup ? 0.52f : 0.58f;
        var x = stage.Width * (0.5f + stage.Plan.Hand.Shift * 0.3f);
        Thing(stage, subject, stage.Pen(x, stage.Height * 0.5f + stage.Unit * (subject == Subject.Greenhouse ? 0.22f : 0.27f), size));
    }

    public static void Thing(Stage stage, Subject subject, Pen pen)
    {
        switch (subject)
        {
            case Subject.Greenhouse: Greenhouse.Draw(stage, pen); break;
            case Subject.StillLife: Things.StillLife(stage, pen); break;
            case Subject.Cup: Things.Cup(stage, pen); break;
            case Subject.Gem: Things.Gem(stage, pen); break;
            case Subject.House: Houses.Cottage(stage, pen); break;
            case Subject.Castle: Castle.Draw(stage, pen); break;
            case Subject.Pagoda: Castle.Pagoda(stage, pen); break;
            case Subject.Lighthouse: Lighthouse.Draw(stage, pen); break;
            case Subject.Cat: Cat.Draw(stage, pen); break;
            case Subject.Dog: Dog.Draw(stage, pen); break;
            case Subject.Car: Vehicles.Car(stage, pen.At(0, 0, 0.6f)); break;
            case Subject.Boat: Vehicles.Boat(stage, pen); break;
            case Subject.Rocket: Vehicles.Rocket(stage, pen.At(0, -0.2f)); break;
            case Subject.Balloon: Vehicles.Balloon(stage, pen); break;
            case Subject.Tree: Trees.Broad(stage, pen); break;
            case Subject.Blossom: Trees.Blossom(stage, pen); break;
            case Subject.Flowers: Flowers.Draw(stage, pen); break;
            case Subject.Robot: Machines.Robot(stage, pen.At(0, -0.2f)); break;
            case Subject.Astronaut: Machines.Astronaut(stage, pen.At(0, -0.2f)); break;
            case Subject.Bust: Bust.Draw(stage, pen.At(0, -0.2f)); break;
            case Subject.Person: Person.Draw(stage, pen); break;
            case Subject.Fish: Birds.Fish(stage, pen); break;
            default: Things.Product(stage, pen); break;
        }
    }

    private static void Backdrop(Stage stage)
    {
        var colours = stage.Colours;
        var wall = Rgb.Mix(Rgb.Mix(colours.SkyMiddle, colours.Wall, 0.5f), colours.Accent, 0.14f);
        var table = Rgb.Mix(Rgb.Mix(colours.Wall, colours.Ground, 0.25f), colours.Accent, 0.1f);
        var edge = stage.Height * 0.5f + stage.Unit * 0.12f;
        for (var y = 0; y < stage.Height; y++)
            for (var x = 0; x < stage.Width; x++)
            {
                var (dx, dy) = ((x - stage.SunX) / stage.Unit, (y - stage.Height * 0.3f) / stage.Unit);
                var light = 1 / (1 + 1.6f * (dx * dx + dy * dy));
                var surface = Rgb.Mix(wall, table, Noise.Step(-0.1f, 0.1f, (y - edge) / stage.Unit));
                stage.Raster[x, y] = Rgb.Mix(Rgb.Mix(surface, colours.Shade, 0.34f * (1 - light)), colours.Sun, light * 0.34f);
            }
    }
}
