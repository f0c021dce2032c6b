using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Credits;

public static class CreditTables
{
    extension(StudioDb db)
    {
        public DbSet<CreditAccount> CreditAccounts => db.Set<CreditAccount>();
        public DbSet<CreditEntry> CreditEntries => db.Set<CreditEntry>();
    }
}

/// <summary>The CHECKs of the wallet. The triggers stand beside the migrations, in ledger.sql.</summary>
public sealed class CreditAccountTable : IEntityTypeConfiguration<CreditAccount>
{
    public const string AvailableCheck = "ck_available";

    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("CreditAccounts", table =>
        {
            table.HasCheckConstraint("ck_integers", "typeof(Posted) = 'integer' AND typeof(Held) = 'integer' AND typeof(Seq) = 'integer'");
            table.HasCheckConstraint("ck_posted", "Posted >= 0");
            table.HasCheckConstraint("ck_held", "Held >= 0");
            table.HasCheckConstraint(AvailableCheck, "Held <= Posted");
        });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.Available);
        builder.HasIndex(a => a.OwnerId).IsUnique();
    }
}

public sealed class CreditEntryTable : IEntityTypeConfiguration<CreditEntry>
{
    private const string Shape =
        """
        (Kind = 'grant' AND PostedChange > 0 AND HeldChange = 0 AND HoldId IS NULL)
        OR (Kind = 'hold' AND PostedChange = 0 AND HeldChange > 0 AND HoldId IS NULL AND JobId IS NOT NULL)
        OR (Kind = 'settle' AND PostedChange < 0 AND HeldChange < 0 AND HoldId IS NOT NULL AND PostedChange >= HeldChange)
        OR (Kind = 'release' AND PostedChange = 0 AND HeldChange < 0 AND HoldId IS NOT NULL)
        """;

    public void Configure(EntityTypeBuilder<CreditEntry> builder)
    {
        builder.ToTable("CreditEntries", table =>
        {
            table.HasCheckConstraint("ck_entry_integers", "typeof(PostedChange) = 'integer' AND typeof(HeldChange) = 'integer' AND typeof(Seq) = 'integer'");
            table.HasCheckConstraint("ck_shape", Shape);
        });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(16);
        builder.Property(e => e.IdempotencyKey).HasMaxLength(120);
        builder.Property(e => e.Reason).HasMaxLength(400);
        builder.HasOne<CreditAccount>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CreditEntry>().WithMany().HasForeignKey(e => e.HoldId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.AccountId, e.Seq }).IsUnique();
        builder.HasIndex(e => e.IdempotencyKey).IsUnique();
        builder.HasIndex(e => e.HoldId).IsUnique().HasFilter("HoldId IS NOT NULL").HasDatabaseName("ux_hold_ends_once");
        builder.HasIndex(e => e.JobId).IsUnique().HasFilter("Kind = 'hold'").HasDatabaseName("ux_hold_per_job");
    }
}
