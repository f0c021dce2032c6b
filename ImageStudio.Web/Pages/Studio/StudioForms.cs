using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>Builds the form's view from what was typed.</summary>
public sealed class StudioForms(
    ModelCatalog catalog, OrderDesk desk, CheaperOffers offers, SettingsCheck check, ShownBalance balance, Destinations destinations, TimeProvider clock)
{
    public async Task<StudioForm> BuildAsync(
        GenerationInput input, Guid orderKey, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string> notes)
    {
        var model = catalog.Find(input.Model) is { } chosen && chosen.Can(ImageOperation.Create) ? chosen : catalog.Default;
        var ratio = AspectRatio.TryParse(input.Ratio, out var typed) && model.Ratios.Contains(typed) ? typed : model.Ratios[0];
        var rows = catalog.Models.Where(row => row.Can(ImageOperation.Create)).Select(row => RowOf(row, ratio)).ToList();
        var offer = desk.Price(model, ratio, 1);
        return new(input, model, rows, catalog.Styles, offer?.Route ?? model.Routes[0], await PriceAsync(input), orderKey, problems, notes)
        {
            IsSandbox = offer?.IsSandbox == true,
            Projects = await destinations.ProjectsAsync(),
        };
    }

    public async Task<PriceShown> PriceAsync(GenerationInput input)
    {
        var settings = check.Run(input);
        var left = await balance.ReadAsync();
        var price = PriceShown.Of(settings, desk, left);
        if (!price.IsShort) return price;
        var fitting = offers.Find(settings, input, left.AvailableFor);
        return price with { Offers = [.. fitting.Select(offer => OfferShown.Of(offer, settings.Model!))] };
    }

    private ModelRow RowOf(ImageModel model, AspectRatio ratio)
    {
        if (model.IsRetired(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) return Retired(model);

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
