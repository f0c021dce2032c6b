namespace ImageStudio.Web.Data.Migrations.Sqlite;

/// <summary>SQL that stands beside the migrations, because EF has no words for it.</summary>
internal static class SqlFile
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"{typeof(SqlFile).Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded beside the migrations.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
