using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Gallery;

public static class GalleryTables
{
    extension(StudioDb db)
    {
        public DbSet<GalleryImage> GalleryImages => db.Set<GalleryImage>();
    }
}

public sealed class GalleryImageTable : IEntityTypeConfiguration<GalleryImage>
{
    public void Configure(EntityTypeBuilder<GalleryImage> builder)
    {
        builder.ToTable("GalleryImages", table =>
        {
            table.HasCheckConstraint("ck_image_size", "\"Width\" > 0 AND \"Height\" > 0 AND \"Bytes\" > 0");
            table.HasCheckConstraint("ck_image_cost", "\"CostMillicredits\" >= 0");
            table.HasCheckConstraint("ck_image_origin", "(\"Kind\" = 'Uploaded') = (\"GenerationId\" IS NULL) AND (\"GenerationId\" IS NULL) = (\"JobId\" IS NULL)");
        });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Description).HasMaxLength(GalleryImage.MaxDescriptionCharacters);
        builder.Property(i => i.Hash).HasMaxLength(64);
        builder.Property(i => i.Format).HasConversion<string>().HasMaxLength(8);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20).HasDefaultValue(ImageKind.Created).HasSentinel((ImageKind)(-1));
        builder.Property(i => i.Placeholder).HasMaxLength(7);
        builder.Property(i => i.ModelId).HasMaxLength(60);
        builder.Property(i => i.ModelName).HasMaxLength(60);
        builder.Property(i => i.StyleName).HasMaxLength(60);
        builder.Property(i => i.ProviderId).HasMaxLength(30);
        builder.Ignore(i => i.Alt);
        builder.HasIndex(i => new { i.OwnerId, i.KeptAt, i.Id }).IsDescending(false, true, true);
        builder.HasIndex(i => i.GenerationId);
        builder.HasIndex(i => i.Hash);
    }
}
