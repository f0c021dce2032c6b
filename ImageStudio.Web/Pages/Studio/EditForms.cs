using ImageStudio.Web.Catalog;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>Builds the edit form's view from what was typed. The picture and what is to be done decide which models are offered.</summary>
public sealed class EditForms(
    ModelCatalog catalog, OrderDesk desk, EditCheck check, MaskStore masks, GalleryQuery gallery, ShownBalance balance, Destinations destinations, TimeProvider clock)
{
    private const int MostPictures = 24;

    /// <summary>What a picture can be extended to.</summary>
    private static readonly AspectRatio[] Shapes = [new(16, 9), new(3, 2), new(4, 3), new(1, 1), new(3, 4), new(2, 3), new(9, 16), new(21, 9)];

    /// <param name="problems">To show beside the fields; the button says what is missing in any case.</param>
    /// <param name="drawn">A mask is on its way from the browser.</param>
    public async Task<EditForm> BuildAsync(
        Guid userId, EditInput input, Guid orderKey, IReadOnlyList<FieldProblem> problems, bool drawn, CancellationToken cancellationToken)
    {
        var operation = EditWord.Find(input.Do) ?? ImageOperation.Edit;
        Complete(input, operation);
        var first = await check.RunAsync(userId, input, cancellationToken);
        if (operation == ImageOperation.Extend && input.Ratio is null && first.Pictures.Count > 0)
        {
            input.Ratio = RatiosOf(operation, TileOf(first.Pictures[0]), null, null)[0].ToString();
            first = await check.RunAsync(userId, input, cancellationToken);
        }

        var able = first.Wanted is { } wanted ? Able(wanted) : [];
        var notes = new List<string>();
        if (first.Wanted is not null) Choose(input, able, notes);
        var price = await PriceAsync(userId, input, drawn, cancellationToken);
        var picture = first.Pictures.Count > 0 ? TileOf(first.Pictures[0]) : null;
        var model = able.FirstOrDefault(row => row.Model.Id == input.Model)?.Model;
        var offer = model is not null ? desk.Price(model, first.Wanted!) : null;
        return new(input, operation, picture, price, orderKey, problems)
        {
            Notes = notes,
            Models = able,
            Others = first.Wanted is { } asked ? Unable(asked, able) : [],
            Model = model,
            Action = offer?.Action,
            Ratios = RatiosOf(operation, picture, model, offer?.Action),
            Scales = ScalesOf(operation),
            Pictures = await PicturesAsync(userId, picture, operation, cancellationToken),
            Projects = await destinations.ProjectsAsync(),
            Marked = await MarkedAsync(input.Mask, cancellationToken),
            IsSandbox = offer?.IsSandbox == true,
        };
    }

    public async Task<PriceShown> PriceAsync(Guid userId, EditInput input, bool drawn, CancellationToken cancellationToken)
    {
        var edit = await check.RunAsync(userId, input, cancellationToken);
        var verb = EditWord.Verb(edit.Operation);
        var problems = edit.Problems.Where(problem => !drawn || problem.Words != EditCheck.AreaMissing).ToList();
        var shown = edit is { Model: { } model, Wanted: { } wanted } && desk.Price(model, wanted) is { } offer
            ? PriceShown.Of(verb, problems, offer.Quote, await balance.ReadAsync())
            : PriceShown.Unpriced(verb, problems.Count > 0 ? PriceShown.Reasons(problems) : "Nothing can do this at the moment");
        return shown with { Path = "/studio/edit" };
    }

    private static GalleryTile TileOf(GalleryImage i) => new(i.Id, i.Description, i.Width, i.Height, i.Placeholder, i.Hash, i.KeptAt);

    private static void Complete(EditInput input, ImageOperation operation)
    {
        input.Do = EditWord.Of(operation);
        input.Count ??= "1";
        if (operation == ImageOperation.Upscale) input.Scale ??= "2";
    }

    private List<EditModelRow> Able(WantedWork wanted) =>
    [
        .. Living().Select(model => (Model: model, Offer: desk.Price(model, wanted))).Where(row => row.Offer is not null)
            .Select(row => new EditModelRow(row.Model, PriceShown.OneImage(row.Offer!.Quote))),
    ];

    private List<EditModelReason> Unable(WantedWork wanted, List<EditModelRow> able) =>
    [
        .. Living().Where(model => able.TrueForAll(row => row.Model != model))
            .Select(model => new EditModelReason(model.Name, Short(model, desk.WhyNot(model, wanted)?.Words ?? $"{model.Name} is unavailable"))),
    ];

    private static string Short(ImageModel model, string words) =>
        words.StartsWith(model.Name + " ", StringComparison.Ordinal) ? words[(model.Name.Length + 1)..] : words;

    private IEnumerable<ImageModel> Living() => catalog.Models.Where(model => !model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));

    /// <summary>A model that cannot is never silently given the job, nor replaced without a word.</summary>
    private void Choose(EditInput input, List<EditModelRow> able, List<string> notes)
    {
        if (able.Count == 0 || able.Exists(row => row.Model.Id == input.Model)) return;
        if (catalog.Find(input.Model) is { } wished) notes.Add($"{wished.Name} cannot do this; {able[0].Model.Name} is chosen instead.");
        input.Model = able[0].Model.Id;
    }

    private static IReadOnlyList<AspectRatio> RatiosOf(ImageOperation operation, GalleryTile? picture, ImageModel? model, RouteAction? action)
    {
        if (picture is null) return [];
        var size = new PixelSize(picture.Width, picture.Height);
        if (operation == ImageOperation.Extend) return [.. Shapes.Where(ratio => Canvas.Around(size, ratio).Size != size)];
        return operation == ImageOperation.Edit && action?.TakesRatio == true ? model!.Ratios : [];
    }

    private IReadOnlyList<int> ScalesOf(ImageOperation operation) => operation != ImageOperation.Upscale
        ? []
        : [.. Living().SelectMany(model => model.Routes).Select(route => route.Find(operation)).OfType<RouteAction>().SelectMany(action => action.Scales).Distinct().Order()];

    private async Task<IReadOnlyList<GalleryTile>> PicturesAsync(Guid userId, GalleryTile? picture, ImageOperation operation, CancellationToken cancellationToken)
    {
        if (picture is not null && operation != ImageOperation.Edit) return [];
        var page = await gallery.PageAsync(userId, null, cancellationToken);
        return [.. page.Tiles.Where(tile => tile.Id != picture?.Id).Take(MostPictures)];
    }

    private async Task<int?> MarkedAsync(string? hash, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(hash) || await masks.FindAsync(hash, cancellationToken) is not { } mask) return null;
        var marked = 0L;
        foreach (var pixel in mask.Pixels) marked += pixel & 1;
        return (int)Math.Max(1, marked * 100 / mask.Pixels.Length);
    }
}
