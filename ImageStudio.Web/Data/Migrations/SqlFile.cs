using Microsoft.EntityFrameworkCore.Migrations;

namespace ImageStudio.Web.Data.Migrations;

/// <summary>SQL that stands beside the migrations, because EF has no words for it.</summary>
internal static class SqlFile
{
    /// <param name="beside">The migration in whose folder the file lies.</param>
    public static string Read(Migration beside, string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"{beside.GetType().Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded beside the migrations.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
