using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>
/// One press of Generate. Everything that was shown and agreed is copied here, so that a later change of the catalogue or of a price
/// changes nothing that was ordered. Its state is that of its jobs.
/// </summary>
public sealed class Generation
{
    private Generation()
    {
    }

    public Generation(Guid ownerId, Guid orderKey, string requestHash, Order order, DateTimeOffset startedAt)
    {
        Id = Guid.CreateVersion7(startedAt);
        (OwnerId, OrderKey, RequestHash, StartedAt) = (ownerId, orderKey, requestHash, startedAt);
        var settings = order.Settings;
        (ModelId, ModelName) = (settings.Model.Id, settings.Model.Name);
        (StyleId, StyleName) = (settings.Style.Id, settings.Style.Name);
        ProjectId = settings.ProjectId;
        (Ratio, Size, Count) = (settings.Ratio, order.Offer.Work.Output(order.Route.Sizes), settings.Count);
        (Operation, KeepsRatio, Scale, MaskHash, ComparisonId) = (settings.Operation, settings.KeepsRatio, settings.Scale, settings.MaskHash, settings.ComparisonId);
        (Description, Avoid) = (settings.Description, settings.Avoid);
        (PromptSent, NativeStyle, Seed) = (order.PromptSent, order.NativeStyle, order.Seed);
        (ProviderId, VendorModel, VendorInput) = (order.ProviderId, order.Action.VendorModel, order.Action.Input);
        Demand = SourceDemandText.Write(order.Action.Sources);
        var rate = order.Quote.Rate;
        (PriceVersion, Unit, MillicreditsPerUnit) = (order.Quote.PriceVersion, rate.Unit, rate.MillicreditsPerUnit);
        (UsdPerUnit, Markup, UsdPerCredit, Reports) = (rate.UsdPerUnit, rate.Markup, rate.UsdPerCredit, order.Route.Reports);
        (Estimate, UpperBound) = (order.Quote.Estimate, order.Quote.UpperBound);
        Jobs.AddRange(ProviderJob.Plan(this, order.Quote));
        Sources.AddRange(SourcesOf(settings));
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }

    /// <summary>Made with the form: the same key never starts a second generation.</summary>
    public Guid OrderKey { get; private set; }

    /// <summary>SHA-256 of the settings, to tell a resubmitted form from a changed one under the same key.</summary>
    public string RequestHash { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The project it is made for, if any: its budget is spent and its pictures go there.</summary>
    public Guid? ProjectId { get; private set; }
    public string ModelId { get; private set; } = "";
    public string ModelName { get; private set; } = "";
    public string StyleId { get; private set; } = "";
    public string StyleName { get; private set; } = "";
    public ImageOperation Operation { get; private set; }
    public AspectRatio Ratio { get; private set; }

    /// <summary>The result keeps the ratio of the picture it starts from, so none is asked for.</summary>
    public bool KeepsRatio { get; private set; }

    /// <summary>How many times larger, for upscaling.</summary>
    public int Scale { get; private set; } = 1;

    /// <summary>Where the picture may change; the address of a mask.</summary>
    public string? MaskHash { get; private set; }

    /// <summary>The comparison it is a column of.</summary>
    public Guid? ComparisonId { get; private set; }

    /// <summary>The pixels asked for; what came is read from the bytes.</summary>
    public PixelSize Size { get; private set; }
    public int Count { get; private set; }
    public string Description { get; private set; } = "";
    public string? Avoid { get; private set; }

    /// <summary>The exact text the provider gets.</summary>
    public string PromptSent { get; private set; } = "";
    public string? NativeStyle { get; private set; }
    public long Seed { get; private set; }
    public string ProviderId { get; private set; } = "";
    public string VendorModel { get; private set; } = "";

    /// <summary>The route's own input fields, as the catalogue had them.</summary>
    public string VendorInput { get; private set; } = "{}";

    /// <summary>What the pictures to start from have to be like, as the catalogue had it; null for a new picture.</summary>
    public string? Demand { get; private set; }
    public string PriceVersion { get; private set; } = "";
    public BillableUnit Unit { get; private set; }
    public decimal MillicreditsPerUnit { get; private set; }

    /// <summary>The provider's price, 0 for what was ordered before it was kept; so with the two below.</summary>
    public decimal UsdPerUnit { get; private set; }
    public decimal Markup { get; private set; }
    public decimal UsdPerCredit { get; private set; }

    /// <summary>What the provider is to report when it is done; null for what was ordered before it was kept.</summary>
    public BillReport? Reports { get; private set; }

    /// <summary>Millicredits, as shown on the button.</summary>
    public long Estimate { get; private set; }

    /// <summary>Millicredits, the most that can be settled.</summary>
    public long UpperBound { get; private set; }
    public List<ProviderJob> Jobs { get; } = [];

    /// <summary>What it starts from.</summary>
    public List<GenerationSource> Sources { get; } = [];

    /// <summary>Drawn by the built-in sandbox instead of the model itself.</summary>
    public bool IsSandbox => ProviderId == ProviderRegistry.SandboxId;

    public bool IsFinished => Jobs.TrueForAll(job => job.IsFinished);

    /// <summary>How units became credits when this was ordered.</summary>
    public CreditRate Rate => UsdPerCredit > 0
        ? new(Unit, UsdPerUnit, Markup, UsdPerCredit)
        : new(Unit, MillicreditsPerUnit / 1000, 1, 1);

    public long Settled => Jobs.Sum(job => job.Settled ?? 0);

    /// <summary>Still on hold.</summary>
    public long Held => Jobs.Where(job => !job.IsFinished).Sum(job => job.UpperBound);

    private IEnumerable<GenerationSource> SourcesOf(GenerationSettings settings)
    {
        for (var index = 0; index < settings.Sources.Count; index++)
            yield return new(Id, index, index == 0 ? SourceRole.Changed : SourceRole.Reference, settings.Sources[index]);
        if (settings.VariationOf is { } tried) yield return new(Id, settings.Sources.Count, SourceRole.Variation, tried);
    }
}
