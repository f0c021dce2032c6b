namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>How a picture is built up.</summary>
internal enum Setting
{
    Outdoors,
    Table,
    Portrait,
    Abstract,
    Window,
}

/// <summary>The land of an outdoor picture.</summary>
internal enum Ground
{
    Hills,
    Mountains,
    Sea,
    Desert,
    Forest,
    City,
    Rooftops,
    Meadow,
    Snow,
}

internal enum DayTime
{
    Day,
    Dawn,
    Sunset,
    Dusk,
    Night,
}

/// <summary>The colours of land and things.</summary>
internal enum Mood
{
    Green,
    Ocean,
    Terracotta,
    Neon,
    Snow,
    Autumn,
    Spring,
    Stone,
    Pastel,
}

/// <summary>What stands in the picture.</summary>
internal enum Subject
{
    Lighthouse,
    House,
    Castle,
    Town,
    Greenhouse,
    Pagoda,
    Tree,
    Blossom,
    Palm,
    Pines,
    Flowers,
    Cat,
    Dog,
    Gulls,
    Fish,
    Person,
    Bust,
    Astronaut,
    Robot,
    Car,
    Boat,
    Balloon,
    Rocket,
    StillLife,
    Cup,
    Product,
    Gem,
}

[Flags]
internal enum Weather
{
    None = 0,
    Rain = 1,
    Snowfall = 2,
    Mist = 4,
    Stars = 8,
    Clouds = 16,
    Moon = 32,
}

/// <summary>What one word asks for; parts left empty ask for nothing.</summary>
internal sealed record Cue
{
    public Setting? Setting { get; init; }

    public Ground? Ground { get; init; }

    public DayTime? Time { get; init; }

    public Mood? Mood { get; init; }

    public Subject? Subject { get; init; }

    public Weather Weather { get; init; }

    public uint? Accent { get; init; }

    public bool Old { get; init; }

    public bool Sailor { get; init; }

    public bool Asleep { get; init; }

    public static implicit operator Cue(Subject subject) => new() { Subject = subject };

    public static implicit operator Cue(Ground ground) => new() { Ground = ground };

    public static implicit operator Cue(DayTime time) => new() { Time = time };

    public static implicit operator Cue(Mood mood) => new() { Mood = mood };

    public static implicit operator Cue(Weather weather) => new() { Weather = weather };

    public static implicit operator Cue(Setting setting) => new() { Setting = setting };

    public static implicit operator Cue(uint accent) => new() { Accent = accent };
}
