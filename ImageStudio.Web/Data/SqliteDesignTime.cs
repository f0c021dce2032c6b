using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ImageStudio.Web.Data;

/// <summary>Lets `dotnet ef migrations add` work without starting the site.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteStudioDb>
{
    public SqliteStudioDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite("Data Source=design-time.db").Options);
}
