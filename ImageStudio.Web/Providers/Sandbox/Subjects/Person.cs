using ImageStudio.Web.Providers.Sandbox.Drawing;
using ImageStudio.Web.Providers.Sandbox.Scenes;

namespace ImageStudio.Web.Providers.Sandbox.Subjects;

/// <summary>Someone in a long coat, seen from behind, walking into the picture.</summary>
internal static class Person
{
    public static void Draw(Stage stage, Pen pen)
    {
        var colours = stage.Colours;
        var coat = Rgb.Mix(colours.Accent, colours.Shade, 0.25f);
        var dark = Rgb.Mix(colours.Shade, colours.Near, 0.25f);
        pen.Soft(new Outline().Ellipse(-pen.Light.X * 0.3f, 0.02f, 0.4f, 0.04f), colours.Shade, 0.06f, 0.5f);
        pen.Fill(new Outline().Line(-0.045f, -0.35f, 0.036f, -0.075f, 0, 0.026f).Line(0.045f, -0.35f, 0.036f, 0.065f, -0.02f, 0.026f).Ellipse(-0.085f, -0.005f, 0.045f, 0.02f).Ellipse(0.075f, -0.022f, 0.042f, 0.02f), dark);
        var body = new Outline().Curve(-0.1f, -0.82f, 0.1f, -0.82f, 0.145f, -0.74f, 0.13f, -0.5f, 0.19f, -0.24f, 0, -0.2f, -0.18f, -0.24f, -0.13f, -0.5f, -0.145f, -0.74f);
        body.Line(-0.13f, -0.76f, 0.036f, -0.17f, -0.46f, 0.028f).Line(0.13f, -0.76f, 0.036f, 0.165f, -0.48f, 0.028f);
        pen.Solid(body, coat, 0.09f);
        pen.Fill(new Outline().Line(0, -0.6f, 0.003f, 0.01f, -0.23f, 0.005f), colours.Shade, 0.5f);
        pen.Solid(new Outline().Curve(-0.11f, -0.83f, 0, -0.87f, 0.11f, -0.83f, 0.09f, -0.78f, 0, -0.765f, -0.09f, -0.78f), Rgb.Mix(colours.Wall, colours.Accent, 0.25f), 0.04f);
        pen.Solid(new Outline().Ellipse(0, -0.905f, 0.062f, 0.075f), Rgb.Hex(0x6B4A34) * colours.Ambient, 0.06f);
        pen.Solid(new Outline().Curve(-0.07f, -0.92f, -0.05f, -0.985f, 0.05f, -0.985f, 0.07f, -0.92f).Ellipse(0, -0.925f, 0.11f, 0.022f), dark, 0.04f);
    }
}
