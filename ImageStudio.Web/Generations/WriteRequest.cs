using ImageStudio.Web.Catalog;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>
/// Writes what a vendor is sent for a job: settings as they were ordered, pictures and mask made as the vendor takes them. The same job
/// gives the same request each time, so that sending it again is sending the same.
/// </summary>
public sealed class WriteRequest(SourceImages images, MaskStore masks)
{
    /// <exception cref="InvalidDataException">A picture to start from is gone, or cannot be made as the vendor takes it.</exception>
    public async Task<ImageRequest> RunAsync(Generation generation, ProviderJob job, CancellationToken cancellationToken)
    {
        var request = RequestOf(generation, job);
        if (generation.Operation == ImageOperation.Create) return request;

        var demand = generation.IsSandbox ? SandboxDemand(generation) : SourceDemandText.Read(generation.Demand)!;
        var sources = generation.Sources.Where(source => source.Role != SourceRole.Variation).OrderBy(source => source.Index).ToList();
        var canvas = generation.Operation == ImageOperation.Extend ? Canvas.Around(sources[0].Size, generation.Ratio) : null;
        var pictures = new List<RequestPicture>(sources.Count);
        foreach (var source in sources) pictures.Add(await PictureAsync(source, demand, demand.Mask is not null ? canvas : null, cancellationToken));
        var sent = pictures[0].Size;
        return request with
        {
            Sources = pictures,
            Size = generation.KeepsRatio || demand.Mask is not null ? sent : request.Size,
            Canvas = canvas is not null && demand.Mask is null ? Canvas.Around(sent, generation.Ratio) : canvas,
            Mask = await MaskAsync(generation, demand, canvas, sent, cancellationToken),
        };
    }

    private static ImageRequest RequestOf(Generation g, ProviderJob job) => new(
        job.Id, g.ModelId, g.VendorModel, g.PromptSent, g.Avoid, g.StyleId, g.NativeStyle, g.Ratio, g.Size, job.Images, job.Seed, Expected(g, job))
    {
        Input = g.VendorInput,
        Operation = g.Operation,
        KeepsRatio = g.KeepsRatio,
        Scale = g.Scale,
    };

    private static ProviderReport? Expected(Generation g, ProviderJob job) => g.Reports switch
    {
        BillReport.Nothing => null,
        BillReport.Cost => new(CostUsd: g.Rate.Usd(job.ExpectedQuantity)),
        _ => new(job.ExpectedUsage),
    };

    /// <summary>The sandbox reads one kind of file and one kind of mask, whatever the route's vendor takes.</summary>
    private static SourceDemand SandboxDemand(Generation g)
    {
        var asked = SourceDemandText.Read(g.Demand)!;
        return asked with { Formats = [SourceFormat.Png], MaxBytes = IntakeLimits.ProviderResult.MaxBytes, Mask = asked.Mask is null ? null : MaskKind.White };
    }

    private async Task<RequestPicture> PictureAsync(GenerationSource source, SourceDemand demand, Canvas? canvas, CancellationToken cancellationToken)
    {
        var terms = new SourceTerms([.. demand.Formats.Select(FormatOf)], demand.MaxSide, demand.MaxPixels, demand.MaxBytes)
        {
            MultipleOf = demand.MultipleOf,
            MinSide = demand.MinSide,
        };
        var placement = canvas is null ? null : new Placement(canvas.Size.Width, canvas.Size.Height, canvas.Left, canvas.Top);
        var prepared = await images.PrepareAsync(source.Hash, source.Format, terms, placement, cancellationToken)
            ?? throw new InvalidDataException($"The original of picture {source.ImageId} is gone.");
        return PictureOf(prepared);
    }

    private async Task<RequestPicture?> MaskAsync(Generation g, SourceDemand demand, Canvas? canvas, PixelSize sent, CancellationToken cancellationToken)
    {
        if (demand.Mask is not { } kind) return null;
        var hash = g.MaskHash ?? await BorderAsync(canvas!, cancellationToken);
        var prepared = await masks.PrepareAsync(hash, PolarityOf(kind), sent.Width, sent.Height, cancellationToken)
            ?? throw new InvalidDataException($"The mask of generation {g.Id} is gone.");
        return PictureOf(prepared);
    }

    /// <summary>For extending: everything but the picture. Made anew for each job; the same canvas has the same mask.</summary>
    private Task<string> BorderAsync(Canvas canvas, CancellationToken cancellationToken) =>
        masks.KeepAsync(AreaMask.Border(new(canvas.Size.Width, canvas.Size.Height, canvas.Left, canvas.Top), canvas.Picture.Width, canvas.Picture.Height), cancellationToken);

    private static RequestPicture PictureOf(PreparedImage prepared) =>
        new(prepared.Bytes, ImageStore.ContentType(prepared.Format), new(prepared.Width, prepared.Height));

    private static ImageFormat FormatOf(SourceFormat format) => format switch
    {
        SourceFormat.Png => ImageFormat.Png,
        SourceFormat.Jpeg => ImageFormat.Jpeg,
        _ => ImageFormat.WebP,
    };

    private static MaskPolarity PolarityOf(MaskKind kind) => kind switch
    {
        MaskKind.White => MaskPolarity.WhiteEdits,
        MaskKind.Black => MaskPolarity.BlackEdits,
        _ => MaskPolarity.TransparentEdits,
    };
}
