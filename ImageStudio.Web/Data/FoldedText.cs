using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

/// <summary>Looking for text in the database, whatever its case and whatever it contains.</summary>
public static class FoldedText
{
    public const string Escape = "\\";

    private const string OnSqlite = "studio_fold";

    /// <summary>Only inside a query: the text without regard to case.</summary>
    public static string Fold(string text) => throw new InvalidOperationException($"{text.Length} characters are to be folded by the database.");

    /// <summary>A pattern for LIKE: anything with this in it, word for word.</summary>
    public static string Containing(string text) => $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    internal static void Map(ModelBuilder builder, bool isSqlite) =>
        builder.HasDbFunction(typeof(FoldedText).GetMethod(nameof(Fold))!).HasName(isSqlite ? OnSqlite : "upper").IsBuiltIn();

    /// <summary>SQLite's own functions know only the case of A to Z.</summary>
    internal static void AddTo(SqliteConnection connection) =>
        connection.CreateFunction(OnSqlite, (string? text) => text?.ToUpperInvariant(), isDeterministic: true);
}
