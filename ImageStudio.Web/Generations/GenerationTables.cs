using ImageStudio.Web.Catalog;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageStudio.Web.Generations;

public static class GenerationTables
{
    extension(StudioDb db)
    {
        public DbSet<Generation> Generations => db.Set<Generation>();
        public DbSet<ProviderJob> ProviderJobs => db.Set<ProviderJob>();
        public DbSet<GenerationSource> GenerationSources => db.Set<GenerationSource>();
        public DbSet<Comparison> Comparisons => db.Set<Comparison>();
        public DbSet<SavedPrompt> SavedPrompts => db.Set<SavedPrompt>();
        public DbSet<LastSettings> LastSettings => db.Set<LastSettings>();
    }
}

public sealed class GenerationTable : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.ToTable("Generations", table =>
        {
            table.HasCheckConstraint("ck_generation_count", "\"Count\" BETWEEN 1 AND 4");
            table.HasCheckConstraint("ck_generation_price", "\"Estimate\" >= 0 AND \"UpperBound\" >= \"Estimate\"");
        });
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.RequestHash).HasMaxLength(64);
        builder.Property(g => g.ModelId).HasMaxLength(60);
        builder.Property(g => g.ModelName).HasMaxLength(60);
        builder.Property(g => g.StyleId).HasMaxLength(60);
        builder.Property(g => g.StyleName).HasMaxLength(60);
        builder.Property(g => g.Ratio).HasConversion(new AspectRatioText()).HasMaxLength(8);
        builder.Property(g => g.Operation).HasConversion<string>().HasMaxLength(20).HasDefaultValue(ImageOperation.Create).HasSentinel((ImageOperation)(-1));
        builder.Property(g => g.Scale).HasDefaultValue(1).HasSentinel(0);
        builder.Property(g => g.MaskHash).HasMaxLength(64);
        builder.Property(g => g.Demand).HasMaxLength(SourceDemandText.MaxCharacters);
        builder.ComplexProperty(g => g.Size);
        builder.Property(g => g.Description).HasMaxLength(ModelCatalog.MaxPromptCharacters);
        builder.Property(g => g.Avoid).HasMaxLength(GenerationSettings.MaxAvoidCharacters);
        builder.Property(g => g.PromptSent).HasMaxLength(ModelCatalog.MaxPromptCharacters + 500);
        builder.Property(g => g.NativeStyle).HasMaxLength(120);
        builder.Property(g => g.ProviderId).HasMaxLength(30);
        builder.Property(g => g.VendorModel).HasMaxLength(120);
        builder.Property(g => g.VendorInput).HasMaxLength(ModelRoute.MaxInputCharacters).HasDefaultValue("{}");
        builder.Property(g => g.PriceVersion).HasMaxLength(60);
        builder.Property(g => g.Unit).HasConversion<string>().HasMaxLength(24);
        builder.Property(g => g.Reports).HasConversion<string>().HasMaxLength(16);
        builder.Ignore(g => g.Rate).Ignore(g => g.IsSandbox).Ignore(g => g.IsFinished).Ignore(g => g.Settled).Ignore(g => g.Held);
        builder.HasIndex(g => g.OrderKey).IsUnique();
        builder.HasIndex(g => new { g.OwnerId, g.StartedAt, g.Id }).IsDescending(false, true, true);
        builder.HasIndex(g => g.ComparisonId).HasFilter("\"ComparisonId\" IS NOT NULL");
        builder.HasMany(g => g.Sources).WithOne().HasForeignKey(s => s.GenerationId);
        builder.HasMany(g => g.Jobs).WithOne().HasForeignKey(j => j.GenerationId);
    }
}

public sealed class GenerationSourceTable : IEntityTypeConfiguration<GenerationSource>
{
    public void Configure(EntityTypeBuilder<GenerationSource> builder)
    {
        builder.ToTable("GenerationSources", table => table.HasCheckConstraint("ck_source_size", "\"Width\" > 0 AND \"Height\" > 0"));
        builder.HasKey(s => new { s.GenerationId, s.Index });
        builder.Property(s => s.Role).HasConversion<string>().HasMaxLength(12);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.Format).HasConversion<string>().HasMaxLength(8);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(s => s.Size);
        builder.HasIndex(s => s.ImageId);
    }
}

public sealed class ComparisonTable : IEntityTypeConfiguration<Comparison>
{
    public void Configure(EntityTypeBuilder<Comparison> builder)
    {
        builder.ToTable("Comparisons");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.RequestHash).HasMaxLength(64);
        builder.Property(c => c.Description).HasMaxLength(ModelCatalog.MaxPromptCharacters);
        builder.HasIndex(c => c.OrderKey).IsUnique();
        builder.HasIndex(c => new { c.OwnerId, c.StartedAt });
    }
}

public sealed class SavedPromptTable : IEntityTypeConfiguration<SavedPrompt>
{
    public void Configure(EntityTypeBuilder<SavedPrompt> builder)
    {
        builder.ToTable("SavedPrompts");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Text).HasMaxLength(SavedPrompt.MaxCharacters);
        builder.HasIndex(p => new { p.OwnerId, p.SavedAt });
    }
}

public sealed class ProviderJobTable : IEntityTypeConfiguration<ProviderJob>
{
    public void Configure(EntityTypeBuilder<ProviderJob> builder)
    {
        builder.ToTable("ProviderJobs", table =>
        {
            table.HasCheckConstraint("ck_job_settled", "\"Settled\" IS NULL OR (\"Settled\" >= 0 AND \"Settled\" <= \"UpperBound\")");
            table.HasCheckConstraint("ck_job_stored", "(\"State\" = 'Stored') = (\"Settled\" IS NOT NULL)");
        });
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
        builder.Property(j => j.LeaseToken).IsConcurrencyToken();
        builder.Property(j => j.EndReason).HasConversion<string>().HasMaxLength(24);
        builder.Property(j => j.Basis).HasConversion<string>().HasMaxLength(30);
        builder.Property(j => j.ExpectedUnit).HasConversion<string>().HasMaxLength(24);
        builder.Property(j => j.ReportedUnit).HasConversion<string>().HasMaxLength(24);
        builder.Property(j => j.ReportProblem).HasConversion<string>().HasMaxLength(16);
        builder.Property(j => j.VendorJobId).HasMaxLength(300);
        builder.Ignore(j => j.IsFinished).Ignore(j => j.ExpectedUsage).Ignore(j => j.ReportedUsage).Ignore(j => j.Report);
        builder.HasIndex(j => j.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        builder.HasIndex(j => j.ReportProblem).HasFilter("\"ReportProblem\" IS NOT NULL");
        builder.HasIndex(j => new { j.GenerationId, j.Index }).IsUnique();
    }
}

public sealed class LastSettingsTable : IEntityTypeConfiguration<LastSettings>
{
    public void Configure(EntityTypeBuilder<LastSettings> builder)
    {
        builder.ToTable("LastSettings");
        builder.HasKey(l => l.UserId);
        builder.Property(l => l.UserId).ValueGeneratedNever();
        builder.Property(l => l.ModelId).HasMaxLength(60);
        builder.Property(l => l.StyleId).HasMaxLength(60);
        builder.Property(l => l.Ratio).HasConversion(new AspectRatioText()).HasMaxLength(8);
    }
}

internal sealed class AspectRatioText() : ValueConverter<AspectRatio, string>(ratio => ratio.ToString(), text => AspectRatio.Parse(text));
