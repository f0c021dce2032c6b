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
        public DbSet<CreditLot> CreditLots => db.Set<CreditLot>();
        public DbSet<CreditBudget> CreditBudgets => db.Set<CreditBudget>();
        public DbSet<WalletPlan> WalletPlans => db.Set<WalletPlan>();
    }
}

/// <summary>The CHECKs of the wallet. The triggers stand beside the migrations, in ledger.sql.</summary>
public sealed class CreditAccountTable : IEntityTypeConfiguration<CreditAccount>
{
    public const string AvailableCheck = "ck_available";
    public const string PostedCheck = "ck_posted";

    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("CreditAccounts", table =>
        {
            table.HasSqliteCheck("ck_integers", "typeof(\"Posted\") = 'integer' AND typeof(\"Held\") = 'integer' AND typeof(\"Seq\") = 'integer'");
            table.HasCheckConstraint(PostedCheck, "\"Posted\" >= 0");
            table.HasCheckConstraint("ck_held", "\"Held\" >= 0");
            table.HasCheckConstraint(AvailableCheck, "\"Held\" <= \"Posted\"");
        });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Bucket).HasConversion<string>().HasMaxLength(10);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.Ignore(a => a.Available);
        builder.HasIndex(a => new { a.OwnerId, a.Bucket }).IsUnique();
    }
}

public sealed class CreditEntryTable : IEntityTypeConfiguration<CreditEntry>
{
    public const string EndedOnce = "ux_hold_ends_once";

    private const string Shape =
        """
        ("Kind" IN ('grant', 'refund') OR "ExpiresAt" IS NULL OR ("Kind" = 'adjust' AND "PostedChange" > 0))
        AND ("Kind" IN ('settle', 'release') OR "HoldId" IS NULL)
        AND ("Kind" = 'refund' OR "SettleId" IS NULL)
        AND ("Kind" = 'expire' OR "LotId" IS NULL)
        AND (("Kind" = 'grant' AND "PostedChange" > 0 AND "HeldChange" = 0)
        OR ("Kind" = 'hold' AND "PostedChange" = 0 AND "HeldChange" > 0 AND "JobId" IS NOT NULL)
        OR ("Kind" = 'settle' AND "PostedChange" < 0 AND "HeldChange" < 0 AND "HoldId" IS NOT NULL AND "PostedChange" >= "HeldChange")
        OR ("Kind" = 'release' AND "PostedChange" = 0 AND "HeldChange" < 0 AND "HoldId" IS NOT NULL)
        OR ("Kind" = 'refund' AND "PostedChange" > 0 AND "HeldChange" = 0 AND "SettleId" IS NOT NULL AND "Reason" IS NOT NULL AND "ActorId" IS NOT NULL)
        OR ("Kind" = 'expire' AND "PostedChange" < 0 AND "HeldChange" = 0 AND "LotId" IS NOT NULL)
        OR ("Kind" = 'adjust' AND "PostedChange" <> 0 AND "HeldChange" = 0 AND "Reason" IS NOT NULL AND "ActorId" IS NOT NULL))
        """;

    public void Configure(EntityTypeBuilder<CreditEntry> builder)
    {
        builder.ToTable("CreditEntries", table =>
        {
            table.HasSqliteCheck(
                "ck_entry_integers", "typeof(\"PostedChange\") = 'integer' AND typeof(\"HeldChange\") = 'integer' AND typeof(\"Seq\") = 'integer'");
            table.HasCheckConstraint("ck_shape", Shape);
        });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(16);
        builder.Property(e => e.IdempotencyKey).HasMaxLength(120);
        builder.Property(e => e.Reason).HasMaxLength(400);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasOne<CreditAccount>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CreditEntry>().WithMany().HasForeignKey(e => e.HoldId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CreditEntry>().WithMany().HasForeignKey(e => e.SettleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.AccountId, e.Seq }).IsUnique();
        builder.HasIndex(e => new { e.AccountId, e.At });
        builder.HasIndex(e => new { e.ProjectId, e.At }).HasFilter("\"ProjectId\" IS NOT NULL");
        builder.HasIndex(e => e.IdempotencyKey).IsUnique();
        builder.HasIndex(e => e.HoldId).IsUnique().HasFilter("\"HoldId\" IS NOT NULL").HasDatabaseName(EndedOnce);
        builder.HasIndex(e => e.SettleId).HasFilter("\"SettleId\" IS NOT NULL");
        builder.HasIndex(e => new { e.JobId, e.AccountId }).IsUnique().HasFilter("\"Kind\" = 'hold'").HasDatabaseName("ux_hold_per_job");
        builder.HasIndex(e => e.JobId).HasFilter("\"JobId\" IS NOT NULL");
    }
}

public sealed class CreditLotTable : IEntityTypeConfiguration<CreditLot>
{
    public void Configure(EntityTypeBuilder<CreditLot> builder)
    {
        builder.ToTable("CreditLots", table => table.HasCheckConstraint("ck_lot", "\"Remaining\" >= 0 AND \"Remaining\" <= \"Amount\""));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<CreditAccount>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.AccountId).HasFilter("\"Remaining\" > 0").HasDatabaseName("ix_lots_left");
    }
}

public sealed class CreditBudgetTable : IEntityTypeConfiguration<CreditBudget>
{
    public void Configure(EntityTypeBuilder<CreditBudget> builder)
    {
        builder.ToTable("CreditBudgets", table => table.HasCheckConstraint("ck_budget", "\"MonthlyLimit\" >= 0"));
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(b => new { b.Kind, b.SubjectId }).IsUnique();
    }
}

public sealed class WalletPlanTable : IEntityTypeConfiguration<WalletPlan>
{
    public void Configure(EntityTypeBuilder<WalletPlan> builder)
    {
        builder.ToTable("WalletPlans");
        builder.HasKey(p => p.OwnerId);
        builder.Property(p => p.OwnerId).ValueGeneratedNever();
        builder.Property(p => p.Plan).HasMaxLength(30);
        builder.HasIndex(p => p.RenewAt).HasFilter("\"RenewAt\" IS NOT NULL");
    }
}
