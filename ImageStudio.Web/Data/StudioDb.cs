using ImageStudio.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

/// <summary>
/// The one database. It names no table: every room maps its own in &lt;Room&gt;Tables.cs, so that this room stays at the bottom.
/// Abstract because each database system keeps its own migrations under its own derived context.
/// </summary>
public abstract class StudioDb(DbContextOptions options) : IdentityUserContext<StudioUser, Guid>(options)
{
    /// <summary>Appended to a SELECT inside a write transaction to lock its rows; empty where the transaction is the only writer.</summary>
    public virtual string RowLock => "";

    /// <summary>The newest Identity schema, with the passkey table, so that passkeys need no migration of accounts later.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StudioDb).Assembly);
        FoldedText.Map(builder, isSqlite: Database.IsSqlite());
        SqliteCheck.Sort(builder.Model, isSqlite: Database.IsSqlite());
    }
}

public sealed class SqliteStudioDb(DbContextOptions<SqliteStudioDb> options) : StudioDb(options);

public sealed class PostgresStudioDb(DbContextOptions<PostgresStudioDb> options) : StudioDb(options)
{
    /// <summary>Against other writers, not against rows that refer to these.</summary>
    public override string RowLock => " FOR NO KEY UPDATE";
}
