using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>
/// What will be drawn and where. Words decide first; what they leave open is decided by chance seeded from description, style, model and seed.
/// </summary>
internal sealed record ScenePlan
{
    public required Setting Setting { get; init; }

    public required Ground Ground { get; init; }

    public required DayTime Time { get; init; }

    public required Palette Palette { get; init; }

    public required Weather Weather { get; init; }

    public required IReadOnlyList<Subject> Subjects { get; init; }

    public required ModelHand Hand { get; init; }

    public required Dice Dice { get; init; }

    public required uint Seed { get; init; }

    /// <summary>The horizon as a share of the height.</summary>
    public required float Horizon { get; init; }

    public required float SunX { get; init; }

    /// <summary>Where the main subject stands, as a share of the width.</summary>
    public required float FocusX { get; init; }

    public required bool Flip { get; init; }

    public bool Old { get; init; }

    public bool Sailor { get; init; }

    public bool Asleep { get; init; }

    public static ScenePlan Of(PictureBrief brief)
    {
        var cues = SceneVocabulary.Read(brief.Description);
        var words = Dice.Of(brief.Description.Trim());
        var dice = Dice.Of(brief.Description, Dice.Hash(brief.StyleId + "/" + brief.ModelId, (ulong)brief.Seed));
        var hand = ModelHand.Of(brief.ModelId);
        var subjects = Choice.Subjects(cues);
        var ground = Choice.Ground(cues, subjects, words);
        var time = Choice.First(cues, cue => cue.Time) ?? Choice.Time(brief.StyleId, dice);
        var mood = Choice.First(cues, cue => cue.Mood) ?? Choice.Mood(ground, words);
        var flip = hand.Flip ^ dice.Chance(0.5f);
        var focus = dice.Range(0.3f, 0.42f) + hand.Shift * 0.5f;
        return new()
        {
            Setting = Choice.Setting(cues, subjects, words),
            Ground = ground,
            Time = time,
            Palette = Palette.Of(time, brief.StyleId == "cyberpunk" ? Mood.Neon : mood, Choice.First(cues, cue => cue.Accent), dice),
            Weather = cues.Aggregate(Choice.Extra(brief.StyleId), (all, cue) => all | cue.Weather),
            Subjects = subjects,
            Hand = hand,
            Dice = dice,
            Seed = dice.NextSeed(),
            Horizon = Math.Clamp(dice.Range(0.56f, 0.68f) + hand.Shift * 0.25f, 0.5f, 0.72f),
            FocusX = flip ? 1 - focus : focus,
            SunX = flip ? dice.Range(0.16f, 0.4f) : dice.Range(0.6f, 0.84f),
            Flip = flip,
            Old = cues.Exists(cue => cue.Old),
            Sailor = cues.Exists(cue => cue.Sailor),
            Asleep = cues.Exists(cue => cue.Asleep),
        };
    }
}
