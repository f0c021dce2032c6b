using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>A line of the model picker, in words.</summary>
public sealed record ModelRow(ImageModel Model, string Price, string PriceTag, string About, string State, bool CanChoose)
{
    public string Monogram => Model.Family[..1];

    public string VendorSlug => Model.Vendor.ToLowerInvariant().Replace(' ', '-');

    public string Time => CanChoose ? $"{Model.TypicalSeconds} s" : "";
}

/// <summary>The lines of the model picker, priced at a ratio.</summary>
public sealed record ModelList(IReadOnlyList<ModelRow> Rows, ImageModel Chosen, AspectRatio Ratio);

/// <summary>Writes the lines of the model picker. All of them are only written when somebody opens it.</summary>
public sealed class ModelRows(ModelCatalog catalog, OrderDesk desk, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private IEnumerable<ImageModel> Listed => catalog.Models.Where(model => model.Can(ImageOperation.Create));

    public ModelList All(ImageModel chosen, AspectRatio ratio) => new([.. Listed.Select(model => Of(model, ratio))], chosen, ratio);

    public int CountAvailable()
    {
        var today = Today;
        return Listed.Count(model => !model.IsRetired(today) && desk.Serves(model));
    }

    public ModelRow Of(ImageModel model, AspectRatio ratio)
    {
        if (model.IsRetired(Today)) return Retired(model);

        var at = model.Ratios.Contains(ratio) ? ratio : model.Ratios[0];
        if (desk.Price(model, at, 1) is not { Quote: var quote })
            return Unserved(model, desk.WhyNot(model));

        var price = PriceShown.OneImage(quote);
        return new(model, price, $"{model.Vendor} · {price}{(quote.UpperBound > 0 ? " / image" : "")}", About(model), "Ready", CanChoose: true);
    }

    private static ModelRow Unserved(ImageModel model, Unserved? why) =>
        new(model, "", model.Vendor, why is null ? About(model) : $"{why.Words}.", why?.State ?? "Unavailable", CanChoose: false);

    private ModelRow Retired(ImageModel model)
    {
        var replacement = model.Replacement is null ? null : catalog.Find(model.Replacement);
        var since = model.RetiresOn is { } day ? $"Retired on {day:d MMM yyyy}" : "Retired";
        return new(model, "", model.Vendor, replacement is null ? since : $"{since} → {replacement.Name}", "Retired", CanChoose: false);
    }

    private static string About(ImageModel model) => string.Join(" · ", new[] { model.Summary }.Concat(Can(model)));

    private static IEnumerable<string> Can(ImageModel model)
    {
        if (model.Capabilities.Edit) yield return "Edit";
        if (model.Capabilities.NativeStyles) yield return "Native styles";
        if (model.Capabilities.Seed) yield return "Seed";
        if (model.Capabilities.NegativePrompt) yield return "Negative prompt";
    }
}
