using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>The colours of one picture: the sky from the time of day, land and things from the mood, both in one light.</summary>
internal sealed record Palette(
    Rgb SkyTop, Rgb SkyMiddle, Rgb SkyLow, Rgb Sun, Rgb Shade, Rgb Ambient, float SunHeight, bool Lamps, Rgb Far, Rgb Near, Rgb Ground, Rgb Plant, Rgb Wall, Rgb Roof, Rgb Accent)
{
    private static readonly uint[] Accents = [0xD9573F, 0xE8A33D, 0x2F8F83, 0x3F6FB5, 0x9C5BB0, 0xD96C8A, 0x5C9A4B];

    public static Palette Of(DayTime time, Mood mood, uint? accent, Dice dice)
    {
        var variant = dice.Pick(2);
        var (top, middle, low, sun, shade, ambient, height) = Sky(time, mood, variant);
        var (far, near, ground, plant, wall, roof) = Land(mood);
        var light = Rgb.Hex(ambient);
        return new Palette(
            Rgb.Hex(top), Rgb.Hex(middle), Rgb.Hex(low), Rgb.Hex(sun), Rgb.Hex(shade), light, height, time is DayTime.Night or DayTime.Dusk,
            Rgb.Hex(far) * light, Rgb.Hex(near) * light, Rgb.Hex(ground) * light, Rgb.Hex(plant) * light, Rgb.Hex(wall) * light, Rgb.Hex(roof) * light,
            Rgb.Hex(accent ?? Accents[dice.Pick(Accents.Length)]) * Rgb.Mix(light, Rgb.White, 0.3f)).Turn(dice.Range(-0.12f, 0.12f));
    }

    /// <summary>The air between the eye and something far away.</summary>
    public Rgb Air(Rgb colour, float distance) => Rgb.Mix(colour, SkyLow, distance);

    private Palette Turn(float hue) => this with
    {
        SkyTop = SkyTop.TurnHue(hue),
        SkyMiddle = SkyMiddle.TurnHue(hue),
        SkyLow = SkyLow.TurnHue(hue * 0.6f),
        Far = Far.TurnHue(hue),
        Near = Near.TurnHue(hue),
        Ground = Ground.TurnHue(hue * 0.6f),
        Plant = Plant.TurnHue(hue * 0.6f),
    };

    private static (uint Top, uint Middle, uint Low, uint Sun, uint Shade, uint Ambient, float SunHeight) Sky(DayTime time, Mood mood, int variant) => (time, mood, variant) switch
    {
        (_, Mood.Neon, 0) => (0x120A2E, 0x3B1260, 0xE0358F, 0xFF7AC6, 0x0B0820, 0x8A7BC8, 0.2f),
        (_, Mood.Neon, _) => (0x071526, 0x123B63, 0x19B5C9, 0x8AF6FF, 0x040B18, 0x7A93D0, 0.2f),
        (DayTime.Dawn, _, 0) => (0x6C8FC4, 0xE9B7A8, 0xFFDDA6, 0xFFF0C8, 0x4A3F63, 0xFFE0CC, 0.14f),
        (DayTime.Dawn, _, _) => (0x8AA7CE, 0xF0C4B4, 0xFCE6C2, 0xFFF6DC, 0x55506F, 0xFFE8D8, 0.18f),
        (DayTime.Sunset, _, 0) => (0x3B3F78, 0xC9607A, 0xFFB25E, 0xFFE39A, 0x2E1F42, 0xFFC9A6, 0.1f),
        (DayTime.Sunset, _, _) => (0x284B7A, 0xE88A5F, 0xFFD27A, 0xFFF1B8, 0x33233F, 0xFFD2AA, 0.13f),
        (DayTime.Dusk, _, 0) => (0x14264F, 0x3E5C94, 0xE9A58C, 0xFFD0A0, 0x0E1730, 0xA2AED6, 0.05f),
        (DayTime.Dusk, _, _) => (0x1A2149, 0x514E8C, 0xDC8F9B, 0xFFC4A8, 0x12132F, 0xA8A6D2, 0.05f),
        (DayTime.Night, _, 0) => (0x060B1E, 0x142650, 0x33558A, 0xF2F0DC, 0x04070F, 0x6C82B8, 0.62f),
        (DayTime.Night, _, _) => (0x0A0A22, 0x241F52, 0x54457F, 0xFBF3DA, 0x060512, 0x7A7AB4, 0.55f),
        (_, Mood.Snow, _) => (0x7FA3CC, 0xB9D0E6, 0xEFF3F6, 0xFFFFFF, 0x5A7092, 0xF2F6FF, 0.45f),
        (_, Mood.Stone, _) => (0x5E7387, 0x9BADB9, 0xDCE0DD, 0xFFF9EA, 0x38434F, 0xE6E9EC, 0.4f),
        (_, Mood.Pastel, _) => (0xA7C7F2, 0xD9C9F0, 0xFFE3DA, 0xFFF8E6, 0x7B78A8, 0xFFF4F2, 0.4f),
        (_, Mood.Terracotta, _) => (0x4F9AC4, 0xA9D0D8, 0xF7E3C0, 0xFFF8DE, 0x5B3A3C, 0xFFF3E2, 0.42f),
        (_, _, 0) => (0x2F7FD0, 0x86BEEA, 0xE2F1F4, 0xFFFBE6, 0x2B4460, 0xFFFCF4, 0.5f),
        _ => (0x3E9BC9, 0x9AD2DF, 0xF6F1DB, 0xFFF7DA, 0x2F4A58, 0xFFF9EC, 0.42f),
    };

    private static (uint Far, uint Near, uint Ground, uint Plant, uint Wall, uint Roof) Land(Mood mood) => mood switch
    {
        Mood.Ocean => (0x6E93AE, 0x2E5A70, 0x23566B, 0x2F7560, 0xEFE9DC, 0x2F5E7E),
        Mood.Terracotta => (0xC98F78, 0xB0603F, 0xD9935F, 0x7D8B4E, 0xE0A06E, 0xB4552F),
        Mood.Neon => (0x3A2A6E, 0x1B1440, 0x1A1236, 0x2B4A7A, 0x2A1F55, 0x4A2A86),
        Mood.Snow => (0xA9BED6, 0x8FA9C6, 0xEEF3F9, 0x41586A, 0xC9B8A6, 0x6D5A58),
        Mood.Autumn => (0xA68A86, 0x8A5236, 0xB5762F, 0xD9772B, 0xEADCC2, 0x7E3B2C),
        Mood.Spring => (0x9FB6C6, 0x7DA06A, 0x9CC46E, 0xF4B3C8, 0xF5EDE2, 0x9A5A5E),
        Mood.Stone => (0x8493A0, 0x4B5661, 0x5C6468, 0x4F6152, 0xB9B4AA, 0x58606C),
        Mood.Pastel => (0xC3B8DE, 0x9FA8D8, 0xBFE0CB, 0x8FCBB0, 0xFFF1E6, 0xE89A9A),
        _ => (0x7FA3A8, 0x3F7458, 0x6FA04A, 0x3E7D46, 0xF1E6D2, 0xA8503A),
    };
}
