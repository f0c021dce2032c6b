using ImageStudio.Web.Providers.Sandbox.Drawing;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>What to draw when words say so, and what to draw when they leave it open.</summary>
internal static class Choice
{
    private const int MostSubjects = 3;

    // Where something may stand when no word says where.
    private static readonly Ground[] Standing = [Scenes.Ground.Hills, Scenes.Ground.Meadow, Scenes.Ground.Mountains];

    private static readonly Mood[] LandMoods = [Scenes.Mood.Green, Scenes.Mood.Autumn, Scenes.Mood.Ocean, Scenes.Mood.Pastel, Scenes.Mood.Terracotta];

    public static List<Subject> Subjects(List<Cue> cues)
    {
        var subjects = new List<Subject>();
        foreach (var cue in cues)
            if (cue.Subject is { } subject && !subjects.Contains(subject) && subjects.Count < MostSubjects)
                subjects.Add(subject);
        return subjects;
    }

    public static Setting Setting(List<Cue> cues, List<Subject> subjects, Dice words)
    {
        if (First(cues, cue => cue.Setting) is { } wanted) return wanted;
        if (subjects.Exists(subject => subject is Subject.Bust or Subject.Robot or Subject.Astronaut)) return Scenes.Setting.Portrait;
        return cues.Count == 0 && words.Chance(0.3f) ? Scenes.Setting.Abstract : Scenes.Setting.Outdoors;
    }

    // A boat or a lighthouse wants water whatever else is said.
    public static Ground Ground(List<Cue> cues, List<Subject> subjects, Dice words) =>
        subjects.Contains(Subject.Boat) || subjects.Contains(Subject.Lighthouse) ? Scenes.Ground.Sea : First(cues, cue => cue.Ground) ?? Ground(subjects, words);

    private static Ground Ground(List<Subject> subjects, Dice words) => subjects.FirstOrDefault((Subject)(-1)) switch
    {
        Subject.Town => Scenes.Ground.Desert,
        Subject.Flowers or Subject.Dog or Subject.Cat or Subject.Blossom => Scenes.Ground.Meadow,
        Subject.Palm or Subject.Fish => Scenes.Ground.Sea,
        Subject.Castle or Subject.Pagoda or Subject.Balloon => Scenes.Ground.Mountains,
        Subject.Rocket => Scenes.Ground.Desert,
        Subject.Car => Scenes.Ground.City,
        (Subject)(-1) or Subject.Gulls => (Ground)words.Pick(4),
        _ => Standing[words.Pick(Standing.Length)],
    };

    public static DayTime Time(string style, Dice dice) => style switch
    {
        "cyberpunk" => DayTime.Night,
        "movie" => dice.Chance(0.6f) ? DayTime.Sunset : DayTime.Dusk,
        "fantasy" => dice.Chance(0.6f) ? DayTime.Dusk : DayTime.Sunset,
        "japanese-anime" or "comic" or "realistic" => DayTime.Day,
        _ => (DayTime)dice.Pick(3),
    };

    public static Mood Mood(Ground ground, Dice words) => ground switch
    {
        Scenes.Ground.Sea => Scenes.Mood.Ocean,
        Scenes.Ground.Desert => Scenes.Mood.Terracotta,
        Scenes.Ground.Snow => Scenes.Mood.Snow,
        Scenes.Ground.Forest => Scenes.Mood.Green,
        Scenes.Ground.City or Scenes.Ground.Rooftops => words.Chance(0.5f) ? Scenes.Mood.Stone : Scenes.Mood.Green,
        _ => LandMoods[words.Pick(LandMoods.Length)],
    };

    public static Weather Extra(string style) => style switch
    {
        "cyberpunk" => Weather.Rain,
        "japanese-anime" => Weather.Clouds,
        "fantasy" => Weather.Stars,
        _ => Weather.None,
    };

    public static T? First<T>(List<Cue> cues, Func<Cue, T?> part) where T : struct
    {
        foreach (var cue in cues)
            if (part(cue) is { } found)
                return found;
        return null;
    }
}
