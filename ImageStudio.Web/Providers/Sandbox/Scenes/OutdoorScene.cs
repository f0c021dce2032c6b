using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Subjects;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Sky, land, what stands on it, weather.</summary>
internal static class OutdoorScene
{
    public static void Draw(Stage stage)
    {
        Backdrop(stage);
        for (var i = 0; i < stage.Plan.Subjects.Count; i++) Place(stage, stage.Plan.Subjects[i], i);
        if (stage.Plan.Ground == Ground.Sea && stage.Plan.Subjects.Count == 0) Place(stage, stage.Plan.Dice.Chance(0.5f) ? Subject.Boat : Subject.Gulls, 0);
        WeatherLayer.Draw(stage);
    }

    public static void Backdrop(Stage stage)
    {
        SkyLayer.Draw(stage);
        CloudLayer.Draw(stage);
        LandLayer.Draw(stage);
    }

    private static void Place(Stage stage, Subject subject, int index)
    {
        // The first subject takes the focus; the others step aside and back.
        var side = stage.Plan.Flip ? -1 : 1;
        var x = stage.FocusX + index * side * 0.34f * stage.Width;
        var size = 1 - 0.25f * index;
        var ground = stage.HorizonY + 0.2f * (stage.Height - stage.HorizonY);
        Pen Pen(float y, float height) => stage.Pen(x, y, height * size, stage.Plan.Flip);
        var front = stage.HorizonY + 0.62f * (stage.Height - stage.HorizonY);
        switch (subject)
        {
            case Subject.Lighthouse: Lighthouse.Draw(stage, Pen(stage.HorizonY - 0.02f * stage.Unit, 0.46f)); break;
            case Subject.House: Houses.Cottage(stage, Pen(front, 0.34f)); break;
            case Subject.Town: Houses.Town(stage, stage.Pen(stage.Width * 0.5f, stage.HorizonY + 0.24f * (stage.Height - stage.HorizonY), 0.56f * Math.Max(1, stage.Width / stage.Unit * 0.72f))); break;
            case Subject.Castle: Castle.Draw(stage, Pen(ground, 0.54f)); break;
            case Subject.Pagoda: Castle.Pagoda(stage, Pen(front, 0.58f)); break;
            case Subject.Tree: Trees.Broad(stage, Pen(front, 0.62f)); break;
            case Subject.Blossom: Trees.Blossom(stage, Pen(front, 0.7f)); break;
            case Subject.Palm: Palms(stage, Pen(stage.Height * 0.97f, 0.78f)); break;
            case Subject.Flowers: Flowers.Draw(stage, Pen(stage.Height, 0.62f)); break;
            case Subject.Cat: Cat.Draw(stage, Pen(stage.Height * 0.93f, 0.5f)); break;
            case Subject.Dog: Dog.Draw(stage, Pen(stage.Height * 0.92f, 0.52f)); break;
            case Subject.Gulls: Birds.Flock(stage, 9); break;
            case Subject.Fish: Birds.Fish(stage, Pen(stage.HorizonY + 0.12f * stage.Unit, 0.5f)); break;
            case Subject.Person: Person.Draw(stage, Pen(stage.Height * 0.94f, 0.46f)); break;
            case Subject.Car: Vehicles.Car(stage, stage.Pen(stage.Width * 0.5f, stage.Height * 0.92f, 0.3f, stage.Plan.Flip)); break;
            case Subject.Boat: Vehicles.Boat(stage, Pen(stage.HorizonY + 0.4f * (stage.Height - stage.HorizonY), 0.42f)); break;
            case Subject.Balloon: Balloons(stage, x); break;
            case Subject.Rocket: Vehicles.Rocket(stage, Pen(stage.HorizonY * 0.9f, 0.46f)); break;
            default: Thing(stage, subject, Pen(stage.Height * 0.94f, 0.42f)); break;
        }
    }

    private static void Thing(Stage stage, Subject subject, Pen pen)
    {
        if (subject is Subject.Pines) Pines(stage, pen);
        else TableScene.Thing(stage, subject, pen);
    }

    private static void Pines(Stage stage, Pen pen)
    {
        foreach (var (x, size) in new[] { (-0.42f, 0.9f), (0.34f, 1.1f), (-0.05f, 1.4f) })
            pen.At(x, 0, size).Solid(Woods.Pine(stage.Plan.Dice), Rgb.Mix(stage.Colours.Plant, stage.Colours.Shade, 0.3f), 0.05f, 0.45f);
    }

    private static void Palms(Stage stage, Pen pen)
    {
        pen.Soft(new Outline().Ellipse(0, 0.06f, 0.9f, 0.14f), Rgb.Hex(0xE9CF9C) * stage.Colours.Ambient, 0.08f, 1);
        Trees.Palm(stage, pen);
        Trees.Palm(stage, pen.At(-0.22f, 0.03f, 0.72f, true));
    }

    private static void Balloons(Stage stage, float x)
    {
        Vehicles.Balloon(stage, stage.Pen(x, stage.HorizonY * 0.86f, 0.5f));
        Vehicles.Balloon(stage, stage.Pen(stage.Width - x * 0.8f, stage.HorizonY * 0.66f, 0.17f));
        Vehicles.Balloon(stage, stage.Pen(stage.Width - x * 1.1f, stage.HorizonY * 0.9f, 0.09f));
    }
}
