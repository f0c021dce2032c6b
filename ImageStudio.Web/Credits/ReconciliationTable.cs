using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Credits;

public static class ReconciliationTables
{
    extension(StudioDb db)
    {
        public DbSet<ReconciliationRun> ReconciliationRuns => db.Set<ReconciliationRun>();
    }
}

public sealed class ReconciliationTable : IEntityTypeConfiguration<ReconciliationRun>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.ToTable("ReconciliationRuns");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.HeadsDigest).HasMaxLength(64);
    }
}
