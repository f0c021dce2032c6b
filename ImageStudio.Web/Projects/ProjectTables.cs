using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Projects;

public static class ProjectTables
{
    extension(StudioDb db)
    {
        public DbSet<Project> Projects => db.Set<Project>();
        public DbSet<ProjectImage> ProjectImages => db.Set<ProjectImage>();
    }
}

public sealed class ProjectTable : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("Projects");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Project.MaxNameCharacters);
        builder.Property(p => p.Description).HasMaxLength(Project.MaxDescriptionCharacters);
        builder.Property(p => p.Instructions).HasMaxLength(Project.MaxInstructionsCharacters);
        builder.HasIndex(p => new { p.OwnerId, p.ActiveAt, p.Id }).IsDescending(false, true, true);
    }
}

public sealed class ProjectImageTable : IEntityTypeConfiguration<ProjectImage>
{
    public void Configure(EntityTypeBuilder<ProjectImage> builder)
    {
        builder.ToTable("ProjectImages");
        builder.HasKey(a => new { a.ProjectId, a.ImageId });
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId);
        builder.HasOne<GalleryImage>().WithMany().HasForeignKey(a => a.ImageId);
        builder.HasIndex(a => new { a.ProjectId, a.AttachedAt }).IsDescending(false, true);
    }
}
