using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>Three rows of towers with lit windows, and a street that mirrors them.</summary>
internal static class CityLayer
{
    private static readonly Rgb[] LampColours = [Rgb.Hex(0xFFD58A), Rgb.Hex(0xFFE9BD), Rgb.Hex(0xFFB566)];
    private static readonly Rgb[] NeonColours = [Rgb.Hex(0xFF4FB0), Rgb.Hex(0x3FE8FF), Rgb.Hex(0xFFE15A), Rgb.Hex(0x9C6BFF)];

    public static void Draw(Stage stage)
    {
        for (var i = 0; i < 3; i++) Row(stage, i);
        Street(stage);
    }

    private static void Row(Stage stage, int index)
    {
        var dice = new Dice(stage.Plan.Seed + (uint)index * 313);
        var near = (index + 1) / 3f;
        var (colours, unit) = (stage.Colours, stage.Unit);
        var wall = Rgb.Mix(Rgb.Mix(colours.Far, colours.SkyLow, 0.55f * (1 - near)), Rgb.Mix(colours.Wall, colours.Shade, colours.Lamps ? 0.72f : 0.42f), near * 0.9f);
        for (var x = -0.05f * unit; x < stage.Width;)
        {
            var width = dice.Range(0.07f, 0.15f) * (0.7f + near * 0.7f);
            var middle = MathF.Abs((x + width * unit / 2) / stage.Width - 0.5f) * 2;
            var height = dice.Range(0.16f, 0.5f) * (index == 2 ? 0.45f + middle * middle * 1.1f : 1.05f - near * 0.25f);
            Tower(stage, dice, stage.Pen(x, stage.HorizonY + 0.012f * unit * index, 1), width, height, wall * dice.Range(0.86f, 1.1f), near);
            x += (width + (dice.Chance(0.25f) ? 0.03f : 0)) * unit;
        }
    }

    private static void Tower(Stage stage, Dice dice, Pen pen, float width, float height, Rgb wall, float near)
    {
        var body = new Outline().Box(0, -height, width, 0.02f);
        if (dice.Chance(0.4f)) body.Box(width * 0.2f, -height - 0.03f, width * 0.8f, -height + 0.01f);
        if (dice.Chance(0.25f)) body.Line(width * 0.5f, -height, 0.003f, width * 0.5f, -height - 0.12f, 0.001f);
        pen.Fill(body, (u, v) =>
        {
            var side = Math.Clamp((u / width - 0.5f) * pen.Light.X + 0.5f, 0, 1);
            return Rgb.Mix(Rgb.Mix(Rgb.Mix(wall, stage.Colours.Shade, 0.3f), Rgb.Mix(wall, stage.Colours.Sun, 0.22f), side), stage.Colours.SkyLow, (1 - near) * Math.Clamp(1 + v / 0.25f, 0, 1) * 0.55f);
        });
        Windows(stage, dice, pen, width, height, near);
        if (stage.Colours.Lamps && near > 0.6f && dice.Chance(0.45f)) Sign(stage, dice, pen, width, height);
    }

    private static void Windows(Stage stage, Dice dice, Pen pen, float width, float height, float near)
    {
        var lamps = LampColours[dice.Pick(LampColours.Length)];
        var (lit, dark) = (new Outline(), new Outline());
        var step = 0.017f + 0.009f * near;
        for (var y = -height + step; y < -step * 0.8f; y += step * 1.35f)
            for (var x = step * 0.6f; x < width - step * 0.9f; x += step)
            {
                var on = dice.Chance(stage.Colours.Lamps ? 0.42f : 0.08f);
                (on ? lit : dark).Box(x, y, x + step * 0.55f, y + step * 0.8f);
            }

        pen.Fill(dark, Rgb.Mix(stage.Colours.SkyMiddle, stage.Colours.Shade, 0.5f), 0.2f + 0.35f * near);
        pen.Fill(lit, Rgb.Mix(stage.Colours.SkyLow, lamps, 0.4f + near * 0.6f), 0.92f);
    }

    private static void Sign(Stage stage, Dice dice, Pen pen, float width, float height)
    {
        var colour = NeonColours[dice.Pick(NeonColours.Length)];
        var (x, top) = (dice.Range(0.15f, 0.75f) * width, -height * dice.Range(0.45f, 0.8f));
        pen.Fill(new Outline().RoundBox(x, top, x + 0.022f, top + 0.11f, 0.006f), Rgb.Mix(colour, Rgb.White, 0.25f));
        pen.Glow(x + 0.011f, top + 0.055f, 0.16f, colour, 0.34f);
    }

    private static void Street(Stage stage)
    {
        var wet = stage.Plan.Weather.HasFlag(Weather.Rain) || stage.Colours.Lamps;
        WaterLayer.Draw(stage, wet ? 0.5f : 0.86f, wet ? 0.7f : 0.3f);
        var (pen, y) = (stage.Pixels(), stage.HorizonY);
        var (middle, width, low) = (stage.Width * 0.5f, stage.Width, stage.Height);
        var asphalt = Rgb.Mix(stage.Colours.Shade, stage.Colours.SkyMiddle, 0.25f);
        pen.Fill(new Outline().Polygon(middle - 0.02f * width, y, middle + 0.02f * width, y, middle + 0.62f * width, low, middle - 0.62f * width, low), asphalt, wet ? 0.5f : 0.8f);
        var marks = new Outline();
        for (var i = 0; i < 7; i++)
        {
            var (from, to) = (MathF.Pow(0.12f + i * 0.14f, 2), MathF.Pow(0.19f + i * 0.14f, 2));
            var (half1, half2) = (0.012f * from * width, 0.012f * to * width);
            marks.Polygon(middle - half1, y + from * (low - y), middle + half1, y + from * (low - y), middle + half2, y + to * (low - y), middle - half2, y + to * (low - y));
        }

        pen.Fill(marks, Rgb.Mix(stage.Colours.Sun, Rgb.White, 0.4f), 0.6f);
    }
}
