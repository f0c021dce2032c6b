using ImageStudio.Tests.Media;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>Writes orders as the pipeline writes them: real pictures and masks, prepared by the real room for what the route demands.</summary>
internal sealed class ActionOrders(ModelCatalog catalog) : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly MediaRoom _room = new();
    private readonly Dictionary<(PixelSize, int), SourcePicture> _kept = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>The order, and what of the picture it lets be changed.</returns>
    public async Task<(ImageRequest Request, AreaMask? Area)> WriteAsync(ActionCase way)
    {
        var area = way.Operation == ImageOperation.EditArea ? LeftHalf(way.Smallest) : null;
        var settings = await SettingsAsync(way, area);
        var work = settings.Wanted.For(way.Action);
        Assert.Null(settings.Wanted.WhyNot(way.Action));
        var quote = new CreditEstimate(catalog, Options.Create(new CreditOptions())).Quote(way.Model, way.Route, work)!;
        var order = new Order(settings, new(way.Route.Provider, way.Route, way.Action, work, quote), Seed: 7);
        var generation = new Generation(Guid.NewGuid(), Guid.NewGuid(), "", order, At);
        var request = await new WriteRequest(_room.Sources, _room.Masks).RunAsync(generation, Assert.Single(generation.Jobs), Token);
        var sent = request.Sources[0].Size;
        return (request, request.Mask is null ? null : (area ?? Beyond(request.Canvas!)).Scaled(sent.Width, sent.Height));
    }

    /// <summary>The same order with a mask that says something else, or says it in a way of another vendor's.</summary>
    public async IAsyncEnumerable<ImageRequest> MisreadAsync(ImageRequest request, AreaMask area, MaskKind kind)
    {
        var own = kind switch { MaskKind.White => MaskPolarity.WhiteEdits, MaskKind.Black => MaskPolarity.BlackEdits, _ => MaskPolarity.TransparentEdits };
        yield return request with { Mask = await MaskAsync(area.Inverted(), own, area.Width, area.Height) };
        yield return request with { Mask = await MaskAsync(area, own, area.Width + 8, area.Height + 8) };
        foreach (var other in Enum.GetValues<MaskPolarity>().Where(polarity => polarity != own))
            yield return request with { Mask = await MaskAsync(area, other, area.Width, area.Height) };
    }

    public void Dispose() => _room.Dispose();

    private async Task<GenerationSettings> SettingsAsync(ActionCase way, AreaMask? area)
    {
        var sources = new List<SourcePicture>();
        for (var i = 0; i < way.Sources; i++) sources.Add(await SourceAsync(way.Smallest, i));
        var avoid = way.Model.Capabilities.NegativePrompt && way.HasWords ? "people" : null;
        return new(way.Model, catalog.FindStyle(Style.AutoId)!, way.Ratio ?? AspectRatio.Of(way.Smallest), way.Count, way.HasWords ? "a heron in the reeds" : "", avoid, null)
        {
            Operation = way.Operation,
            KeepsRatio = way.Ratio is null,
            Scale = way.Scale,
            Sources = sources,
            MaskHash = area is null ? null : await _room.Masks.KeepAsync(area, Token),
        };
    }

    /// <summary>Each is another picture, so that none can be taken for another.</summary>
    private async Task<SourcePicture> SourceAsync(PixelSize size, int index)
    {
        if (_kept.TryGetValue((size, index), out var known)) return known;
        var stored = await _room.Keep(index == 0 ? Pictures.Jpeg(size.Width, size.Height) : Pictures.Plain(size.Width, size.Height, 10 * index, 200, 30));
        return _kept[(size, index)] = new(Guid.NewGuid(), stored.Hash, stored.Format, size, ImageKind.Uploaded);
    }

    private async Task<RequestPicture> MaskAsync(AreaMask area, MaskPolarity polarity, int width, int height)
    {
        var mask = (await _room.Masks.PrepareAsync(await _room.Masks.KeepAsync(area, Token), polarity, width, height, Token))!;
        return new(mask.Bytes, ImageStore.ContentType(mask.Format), new(mask.Width, mask.Height));
    }

    private static AreaMask LeftHalf(PixelSize size) => AreaMask.OfRectangles(size.Width, size.Height, [new(0, 0, size.Width / 2, size.Height)]);

    private static AreaMask Beyond(Canvas canvas) =>
        AreaMask.Border(new(canvas.Size.Width, canvas.Size.Height, canvas.Left, canvas.Top), canvas.Picture.Width, canvas.Picture.Height);
}
