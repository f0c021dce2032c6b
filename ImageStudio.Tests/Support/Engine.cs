namespace ImageStudio.Tests.Support;

/// <summary>The two databases the Studio runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

public static class Engines
{
    /// <summary>What a test runs on that does not say: the whole suite goes over to PostgreSQL with <c>TEST_ENGINE=Postgres</c>.</summary>
    public static Engine Default { get; } =
        Environment.GetEnvironmentVariable("TEST_ENGINE") is { Length: > 0 } named ? Enum.Parse<Engine>(named, ignoreCase: true) : Engine.Sqlite;

    public static TheoryData<Engine> Both { get; } = [Engine.Sqlite, Engine.Postgres];
}
