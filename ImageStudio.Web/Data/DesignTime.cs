using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ImageStudio.Web.Data;

/// <summary>Lets `dotnet ef migrations add --context SqliteStudioDb` work without starting the site.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteStudioDb>
{
    public SqliteStudioDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>The same for `--context PostgresStudioDb`; no server is asked.</summary>
public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresStudioDb>
{
    public PostgresStudioDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresStudioDb>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
