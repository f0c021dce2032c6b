using ImageStudio.Web.Accounts;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Chat;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>Builds the form's view from what was typed.</summary>
public sealed class StudioForms(
    ModelCatalog catalog, OrderDesk desk, ModelRows rows, CheaperOffers offers, SettingsCheck check, ShownBalance balance, Destinations destinations,
    ImproveDescription improve, CurrentUser user)
{
    /// <param name="withModels">Whether the list of models is sent too; most answers do without.</param>
    public async Task<StudioForm> BuildAsync(
        GenerationInput input, Guid orderKey, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string> notes, bool withModels = false)
    {
        var model = Model(input);
        var ratio = Ratio(input, model);
        var offer = desk.Price(model, ratio, 1);
        return new(input, model, rows.Of(model, ratio), catalog.Styles, offer?.Route ?? model.Routes[0], await PriceAsync(input), orderKey, problems, notes)
        {
            Models = withModels ? rows.All(model, ratio) : null,
            Available = rows.CountAvailable(),
            IsSandbox = offer?.IsSandbox == true,
            Projects = await destinations.ProjectsAsync(),
            Instructions = await destinations.InstructionsAsync(input.Project),
            Improve = new() { IsSetUp = improve.IsSetUp, NamesSetting = user.IsAdministrator },
        };
    }

    /// <summary>The list of models at the chosen ratio, and nothing else.</summary>
    public ModelList Models(GenerationInput input)
    {
        var model = Model(input);
        return rows.All(model, Ratio(input, model));
    }

    public async Task<PriceShown> PriceAsync(GenerationInput input)
    {
        var settings = check.Run(input, await destinations.AppliedAsync(input));
        var left = await balance.ReadAsync();
        var price = PriceShown.Of(settings, desk, left);
        if (!price.IsShort) return price;
        var fitting = offers.Find(settings, input, left.AvailableFor);
        return price with { Offers = [.. fitting.Select(offer => OfferShown.Of(offer, settings.Model!))] };
    }

    private ImageModel Model(GenerationInput input) =>
        catalog.Find(input.Model) is { } chosen && chosen.Can(ImageOperation.Create) ? chosen : catalog.Default;

    private static AspectRatio Ratio(GenerationInput input, ImageModel model) =>
        AspectRatio.TryParse(input.Ratio, out var typed) && model.Ratios.Contains(typed) ? typed : model.Ratios[0];
}
