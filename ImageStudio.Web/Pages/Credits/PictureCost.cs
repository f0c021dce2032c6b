using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Projects;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>What one finished picture of a generation costs, its rejected siblings included.</summary>
/// <param name="Net">Millicredits settled, less refunds.</param>
/// <param name="Stored">Pictures the generation brought.</param>
/// <param name="InProjects">How many of them are in a project: those count as finished. While none is, all do.</param>
public sealed record PictureCost(long Net, int Stored, int InProjects)
{
    public const string Definition =
        "A finished picture costs what its generation settled, less refunds, divided by its pictures that are in a project – or by all of them while none is.";

    public int Finished => InProjects > 0 ? InProjects : Stored;

    public long? Each => Share(Net, Finished);

    /// <summary>Rounded to a millicredit; null where there is nothing to share.</summary>
    public static long? Share(long net, long finished) => finished == 0 ? null : (long)Math.Round(net / (decimal)finished, MidpointRounding.AwayFromZero);
}

public sealed class PictureCosts(StudioDb db)
{
    public async Task<PictureCost> OfAsync(Guid generationId, CancellationToken cancellationToken)
    {
        var (entries, images, attached) = (db.CreditEntries, db.GalleryImages, db.ProjectImages);
        var net = await db.ProviderJobs.Where(j => j.GenerationId == generationId)
            .SelectMany(j => entries.Where(e => e.JobId == j.Id && (e.Kind == CreditEntryKind.Settle || e.Kind == CreditEntryKind.Refund)))
            .SumAsync(e => -e.PostedChange, cancellationToken);
        var pictures = await images.Where(i => i.GenerationId == generationId)
            .Select(i => attached.Any(a => a.ImageId == i.Id)).ToListAsync(cancellationToken);
        return new(net, pictures.Count, pictures.Count(isInProject => isInProject));
    }
}
