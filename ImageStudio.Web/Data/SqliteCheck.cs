using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Data;

/// <summary>A CHECK for SQLite alone, whose columns take any type: PostgreSQL refuses what is no integer by itself, and does not know typeof.</summary>
public static class SqliteCheck
{
    private const string Mark = "Studio:SqliteOnly";

    public static void HasSqliteCheck<TEntity>(this TableBuilder<TEntity> table, string name, string sql)
        where TEntity : class =>
        table.HasCheckConstraint(name, sql).HasAnnotation(Mark, true);

    /// <summary>Tables are described without knowing for which database: afterwards the marked checks go, or their marks do.</summary>
    internal static void Sort(IMutableModel model, bool isSqlite)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var check in entity.GetDeclaredCheckConstraints().Where(check => check.FindAnnotation(Mark) is not null).ToList())
            {
                if (isSqlite) check.RemoveAnnotation(Mark);
                else entity.RemoveCheckConstraint(check.ModelName);
            }
        }
    }
}
