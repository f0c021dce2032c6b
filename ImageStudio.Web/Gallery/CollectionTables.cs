using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Gallery;

public static class CollectionTables
{
    extension(StudioDb db)
    {
        public DbSet<Collection> Collections => db.Set<Collection>();
        public DbSet<CollectionImage> CollectionImages => db.Set<CollectionImage>();
    }
}

public sealed class CollectionTable : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("Collections", table =>
            table.HasCheckConstraint("ck_collection_name", $"LENGTH(\"Name\") BETWEEN 1 AND {Collection.MaxNameCharacters}"));
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(Collection.MaxNameCharacters);
        builder.Property(c => c.NameKey).HasMaxLength(Collection.MaxNameCharacters);
        builder.HasIndex(c => new { c.OwnerId, c.NameKey }).IsUnique();
        builder.HasIndex(c => new { c.OwnerId, c.ActiveAt, c.Id }).IsDescending(false, true, true);
    }
}

/// <summary>Both keys name the owner too, so that the database itself refuses somebody else's picture, or somebody else's collection.</summary>
public sealed class CollectionImageTable : IEntityTypeConfiguration<CollectionImage>
{
    public void Configure(EntityTypeBuilder<CollectionImage> builder)
    {
        builder.ToTable("CollectionImages");
        builder.HasKey(a => new { a.CollectionId, a.ImageId });
        builder.HasOne<Collection>().WithMany().HasForeignKey(a => new { a.CollectionId, a.OwnerId }).HasPrincipalKey(c => new { c.Id, c.OwnerId });
        builder.HasOne<GalleryImage>().WithMany().HasForeignKey(a => new { a.ImageId, a.OwnerId }).HasPrincipalKey(i => new { i.Id, i.OwnerId });
    }
}
