using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Accounts;

public sealed class AccountTables : IEntityTypeConfiguration<StudioUser>
{
    public void Configure(EntityTypeBuilder<StudioUser> builder)
    {
        builder.ToTable("Users");
        builder.HasIndex(u => u.IsFirstAccount).IsUnique();
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
        builder.Property(u => u.UserName).HasMaxLength(StudioUser.MaxEmailCharacters);
        builder.Property(u => u.Email).HasMaxLength(StudioUser.MaxEmailCharacters);
    }
}

public sealed class AdministratorChangeTable : IEntityTypeConfiguration<AdministratorChange>
{
    public void Configure(EntityTypeBuilder<AdministratorChange> builder)
    {
        builder.ToTable("AdministratorChanges");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.UserId, c.At });
    }
}
