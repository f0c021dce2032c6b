using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web;

/// <summary>What must be known before the site is built: where things lie. Settings under <c>ImageStudio</c>.</summary>
public sealed class StudioOptions
{
    /// <summary>The folder of everything that must last: database, pictures, keys.</summary>
    public string DataPath { get; set; } = "";

    /// <summary>The folder that holds <c>Catalog/models.json</c> and <c>Catalog/styles.json</c>.</summary>
    public string CatalogPath { get; set; } = "";

    /// <summary>Connection string of a PostgreSQL database; empty for a SQLite file in the data folder.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>The SQLite file, unless <see cref="Postgres"/> names another database.</summary>
    public string DatabasePath => Path.Combine(DataPath, "studio.db");

    public SandboxSettings Sandbox { get; set; } = new();

    public DemoUser? Demo { get; set; }

    public static StudioOptions Read(IConfiguration configuration, string contentRoot)
    {
        var options = Bind(configuration);
        var beside = SolutionFolder(contentRoot) ?? contentRoot;
        options.DataPath = Path.GetFullPath(options.DataPath is { Length: > 0 } path ? path : Path.Combine(beside, "data"), beside);
        options.CatalogPath = options.CatalogPath is { Length: > 0 } catalog ? Path.GetFullPath(catalog, beside) : contentRoot;
        if (options.Sandbox.Speed is not (> 0 and <= 1000))
            throw new ValidationException($"ImageStudio:Sandbox:Speed is {options.Sandbox.Speed}; it must be above 0 and at most 1000.");
        return options;
    }

    /// <summary>In a checkout the top level is one up; a published site has everything in one folder.</summary>
    public static string? SolutionFolder(string contentRoot)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(contentRoot));
        return parent is not null && File.Exists(Path.Combine(parent, "ImageStudio.Web.sln")) ? parent : null;
    }

    private static StudioOptions Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("ImageStudio").Get<StudioOptions>() ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new ValidationException(unreadable.InnerException is { } inner ? $"{unreadable.Message} {inner.Message}" : unreadable.Message);
        }
    }
}

/// <summary>The built-in provider that needs no key.</summary>
public sealed class SandboxSettings
{
    public bool Enabled { get; set; } = true;

    /// <summary>1 is the pace of a real provider; 100 is a hundred times as fast.</summary>
    public double Speed { get; set; } = 1;
}

/// <summary>An account made at start if it is missing; only set in Development.</summary>
public sealed class DemoUser
{
    public string Email { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>Whole credits it starts with.</summary>
    public int Credits { get; set; }
}
