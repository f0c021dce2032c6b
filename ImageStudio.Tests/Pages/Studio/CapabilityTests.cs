using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Generations;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>Every cell of capability × action × model as the page shows it, held against the catalogue's file.</summary>
public sealed class CapabilityTests(StudioApp app)
{
    private static readonly PixelSize Small = new(96, 64);

    public static TheoryData<ImageOperation> Operations => [.. EditWord.All];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_the_form_offers_is_what_the_file_says(ImageOperation operation)
    {
        await using var ada = await app.RegisterAsync("ada");
        var image = await ada.UploadAsync(Pictures.Png(Small.Width, Small.Height));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var models = app.Services.GetRequiredService<CurrentCatalog>().Current.Models.Where(model => !model.IsRetired(today)).ToList();

        foreach (var scale in operation == ImageOperation.Upscale ? [2, 4] : new[] { 1 })
        {
            var page = await ada.CheckEditAsync(
                await ada.OpenEditAsync(image, EditWord.Of(operation)), operation == ImageOperation.Upscale ? new() { ["Input.Scale"] = $"{scale}" } : null);
            var wanted = new WantedWork(operation, operation == ImageOperation.Extend ? new AspectRatio(16, 9) : null, 1, [Small], scale);

            var offered = page.TextsOf(".edit-models .model-name");
            Assert.Equal(models.Where(model => CanDo(model, wanted)).Select(model => model.Name), offered);
            Assert.Equal(models.Where(model => !CanDo(model, wanted)).Select(model => model.Name), page.TextsOf(".reasons strong"));
            Assert.All(page.TextsOf(".reasons li"), reason => Assert.Matches(@" (does not|takes|enlarges|extends|cannot|keeps) ", reason));
            Assert.All(page.TextsOf(".edit-models .model-price"), price => Assert.Matches(@"^(free|[0-9.,–]+ credits?)$", price));
            await AssertFieldsAsync(ada, page, models, wanted, offered);
        }
    }

    /// <summary>Each model that can is chosen once: the fields are those its action takes.</summary>
    private static async Task AssertFieldsAsync(Visitor ada, Answer page, List<ImageModel> models, WantedWork wanted, IReadOnlyList<string> offered)
    {
        foreach (var model in models.Where(model => offered.Contains(model.Name)))
        {
            var chosen = await ada.SubmitAsync(page, "#edit-form", new() { ["Input.Model"] = model.Id }, "/studio/edit?handler=Options");
            var action = model.Routes.Select(route => route.Find(wanted.Operation)).First(action => action is not null && wanted.WhyNot(action) is null)!;

            Assert.Equal(model.Id, chosen.Find(".edit-models input:checked").GetAttribute("value"));
            Assert.Equal(action.Prompt != PromptUse.None, chosen.Has("textarea[name='Input.Description']"));
            Assert.Equal(wanted.Operation == ImageOperation.Extend || action.TakesRatio, chosen.Has("[name='Input.Ratio']"));
            Assert.Equal(model.Capabilities.Seed, chosen.Has("[name='Input.Seed']"));
            Assert.Equal(model.Capabilities.NegativePrompt && action.Prompt != PromptUse.None, chosen.Has("[name='Input.Avoid']"));
            Assert.Equal(wanted.Operation == ImageOperation.EditArea, chosen.Has("#Input_Areas"));
            Assert.Equal(wanted.Operation == ImageOperation.Upscale, chosen.Has("[name='Input.Scale']"));
        }
    }

    private static bool CanDo(ImageModel model, WantedWork wanted) =>
        model.Routes.Any(route => route.Find(wanted.Operation) is { } action && wanted.WhyNot(action) is null);
}
