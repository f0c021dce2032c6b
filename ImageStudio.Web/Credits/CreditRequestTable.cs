using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Credits;

public static class CreditRequestTables
{
    extension(StudioDb db)
    {
        public DbSet<CreditRequest> CreditRequests => db.Set<CreditRequest>();
    }
}

public sealed class CreditRequestTable : IEntityTypeConfiguration<CreditRequest>
{
    public void Configure(EntityTypeBuilder<CreditRequest> builder)
    {
        builder.ToTable("CreditRequests", table =>
        {
            table.HasCheckConstraint(
                "ck_request_second_person", """ "DecidedBy" IS NULL OR ("DecidedBy" <> "AskedBy" AND "DecidedBy" <> "OwnerId") """);
            table.HasCheckConstraint(
                "ck_request_decided",
                """ ("DecidedBy" IS NULL) = ("DecidedAt" IS NULL) AND ("DecidedBy" IS NULL) = ("Approved" IS NULL) """);
            table.HasCheckConstraint("ck_request_amount", """ "Millicredits" > 0 OR ("Kind" = 'Adjust' AND "Millicredits" < 0) """);
        });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(8);
        builder.Property(r => r.Bucket).HasConversion<string>().HasMaxLength(8);
        builder.Property(r => r.Reason).HasMaxLength(CreditChange.MaxReasonCharacters);
        builder.HasIndex(r => r.FormKey).IsUnique();
        builder.HasIndex(r => r.DecidedAt);
    }
}
