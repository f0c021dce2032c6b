using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageStudio.Web.Connections;

public static class ConnectionTables
{
    extension(StudioDb db)
    {
        public DbSet<ProviderKey> ProviderKeys => db.Set<ProviderKey>();
        public DbSet<LivePrice> LivePrices => db.Set<LivePrice>();
        public DbSet<ListedModel> ListedModels => db.Set<ListedModel>();
    }
}

public sealed class ProviderKeyTable : IEntityTypeConfiguration<ProviderKey>
{
    public void Configure(EntityTypeBuilder<ProviderKey> builder)
    {
        builder.ToTable("ProviderKeys");
        builder.HasKey(k => k.ProviderId);
        builder.Property(k => k.ProviderId).HasMaxLength(30);
        builder.Property(k => k.Cipher).HasMaxLength(4000);
        builder.Property(k => k.LastFour).HasMaxLength(4);
    }
}

public sealed class LivePriceTable : IEntityTypeConfiguration<LivePrice>
{
    public void Configure(EntityTypeBuilder<LivePrice> builder)
    {
        builder.ToTable("LivePrices", table => table.HasCheckConstraint("ck_live_price", "\"MicrosPerUnit\" > 0"));
        builder.HasKey(p => new { p.ProviderId, p.VendorModel });
        builder.Property(p => p.ProviderId).HasMaxLength(30);
        builder.Property(p => p.VendorModel).HasMaxLength(120);
        builder.Property(p => p.Unit).HasConversion<string>().HasMaxLength(24);
    }
}

public sealed class ListedModelTable : IEntityTypeConfiguration<ListedModel>
{
    public void Configure(EntityTypeBuilder<ListedModel> builder)
    {
        builder.ToTable("OwnModels");
        builder.HasKey(m => new { m.ProviderId, m.Name });
        builder.Property(m => m.ProviderId).HasMaxLength(30);
        builder.Property(m => m.Name).HasMaxLength(120);
    }
}
