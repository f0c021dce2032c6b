using ImageStudio.Web.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Catalog;

public class ShippedCatalogTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly ModelCatalog catalog = new ServiceCollection()
        .AddCatalog(AppContext.BaseDirectory)
        .BuildServiceProvider()
        .GetRequiredService<CurrentCatalog>().Shipped;

    [Theory]
    [InlineData("GPT-Image")]
    [InlineData("Flux")]
    [InlineData("Nano Banana")]
    [InlineData("Ideogram")]
    [InlineData("Recraft")]
    [InlineData("Qwen Image")]
    [InlineData("Seedream")]
    [InlineData("Kling")]
    [InlineData("Stable Diffusion")]
    public void Every_family_has_a_model_to_choose(string family) =>
        Assert.Contains(catalog.Models, m => m.Family == family && !m.IsRetired(Today));

    [Fact]
    public void There_are_at_least_thirty_models_to_choose_also_when_those_that_are_to_retire_are_gone() =>
        Assert.All([Today, Today.AddYears(1)], day => Assert.InRange(catalog.Models.Count(m => !m.IsRetired(day)), 30, 60));

    [Fact]
    public void No_two_models_are_told_apart_by_their_names_alone()
    {
        var chosen = catalog.Models.Where(m => m.Status == ModelStatus.Active).ToList();

        Assert.Equal(chosen.Count, chosen.Select(m => m.Summary).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(chosen.Count, chosen.Select(m => m.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Imagen_is_shown_as_retired_with_what_to_take_instead()
    {
        var imagen = Assert.Single(catalog.Models, m => m.Family == "Imagen");

        Assert.True(imagen.IsRetired(Today));
        Assert.Equal(new DateOnly(2026, 8, 17), imagen.RetiresOn);
        Assert.Equal("nano-banana-2.1", imagen.Replacement);
    }

    [Fact]
    public void Flux_Dev_comes_first_and_is_the_default()
    {
        Assert.Same(catalog.Models[0], catalog.Default);
        Assert.Equal(("flux-dev", "Flux Dev 1.0"), (catalog.Default.Id, catalog.Default.Name));
    }

    [Theory]
    [InlineData("16:9")]
    [InlineData("1:1")]
    [InlineData("9:16")]
    public void Flux_Dev_costs_two_and_a_half_cents_per_image_at_every_ratio(string text)
    {
        var ratio = AspectRatio.Parse(text);
        var route = catalog.Default.Routes[0];

        Assert.Equal(("fal", BillableUnit.Megapixel, 1m), (route.Provider, route.Price.Unit, route.Price.Tolerance));
        Assert.Equal(0.025m, route.Price.Usd * route.Price.Expect(ImageWork.Create(ratio, 1), route.Sizes[ratio]).Quantity);
    }

    [Fact]
    public void Thirteen_styles_stand_in_the_order_of_the_form() => Assert.Equal(
        [
            "Auto", "3D Anime", "3D Model", "Japanese Anime", "Movie", "Comic", "Cyberpunk", "Fantasy", "Oil Painting",
            "Colored Pencil", "Pixel Art", "Realistic", "Watercolor",
        ],
        catalog.Styles.Select(s => s.Name));

    [Fact]
    public void Retired_models_stand_last()
    {
        var firstRetired = catalog.Models.TakeWhile(m => m.Status == ModelStatus.Active).Count();

        Assert.InRange(firstRetired, 1, catalog.Models.Count - 1);
        Assert.All(catalog.Models.Skip(firstRetired), m => Assert.Equal(ModelStatus.Retired, m.Status));
    }

    [Fact]
    public void Every_picture_of_every_route_costs_between_a_tenth_of_a_cent_and_half_a_dollar() => Assert.All(
        from model in catalog.Models
        from route in model.Routes
        where route.Draws
        from ratio in model.Ratios
        select (model.Id, Usd: route.Price.Usd * route.Price.Expect(ImageWork.Create(ratio, 1), route.Sizes[ratio]).Quantity),
        price => Assert.InRange(price.Usd, 0.001m, 0.5m));

    [Fact]
    public void Only_models_with_a_price_per_token_ask_for_several_pictures_in_one_call() => Assert.All(
        catalog.Models.SelectMany(m => m.Routes).Where(r => r.Find(ImageOperation.Create) is { ImagesPerCall: > 1 }),
        route => Assert.Equal(BillableUnit.Token, route.Price.Unit));

    [Fact]
    public void Every_other_operation_costs_between_a_tenth_of_a_cent_and_half_a_dollar_for_a_picture_of_one_megapixel() => Assert.All(
        from model in catalog.Models
        from route in model.Routes
        from action in route.Actions
        where action.Key != ImageOperation.Create
        let work = WorkOf(action.Key)
        let price = action.Value.Price
        select (model.Id, Usd: price.Usd * price.Expect(work, work.Output(route.Sizes)).Quantity),
        price => Assert.InRange(price.Usd, 0.001m, 0.5m));

    [Fact]
    public void Each_provider_reports_in_one_way() => Assert.All(
        catalog.Models.Where(m => m.Status == ModelStatus.Active).SelectMany(m => m.Routes).GroupBy(r => r.Provider),
        routes => Assert.Single(routes.Select(r => r.Reports).Distinct()));

    [Fact]
    public void The_dearest_models_are_advanced() => Assert.Equal(
        [
            "flux-2-max", "flux-kontext-max", "gpt-image-2", "gpt-image-2.6-flare", "gpt-image-2.6-sunburst", "hunyuan-image-3", "ideogram-4.5",
            "nano-banana-pro", "stable-image-ultra",
        ],
        catalog.Models.Where(m => m.Class == ModelClass.Advanced).Select(m => m.Id).Order());

    [Fact]
    public void No_price_was_read_in_the_future() =>
        Assert.All(catalog.Models.SelectMany(m => m.Routes), route => Assert.All(route.Actions.Values, action => Assert.InRange(action.Price.Checked, new(2026, 1, 1), Today)));

    [Theory]
    [InlineData("gpt-image-2")]
    [InlineData("gpt-image-2.6-flare")]
    [InlineData("gpt-image-2.6-sunburst")]
    public void Token_counts_of_GPT_Image_2_and_newer_follow_the_published_curve(string id)
    {
        var route = catalog.Find(id)!.Routes[0];

        Assert.All(route.Sizes, size => Assert.Equal(MediumTokens(size.Value), route.Price.TokensPerImage[size.Key]));
    }

    private static ImageWork WorkOf(ImageOperation operation) => operation switch
    {
        ImageOperation.Edit => ImageWork.Edit(null, 1, new PixelSize(1024, 1024)),
        ImageOperation.EditArea => ImageWork.EditArea(1, new(1024, 1024)),
        ImageOperation.Extend => ImageWork.Extend(AspectRatio.Landscape, 1, new(1024, 1024), new(1821, 1024)),
        ImageOperation.Upscale => ImageWork.Upscale(new(1024, 1024), 2),
        _ => ImageWork.RemoveBackground(new(1024, 1024)),
    };

    private static int MediumTokens(PixelSize size)
    {
        const int quality = 48;
        var shorter = Math.Floor((decimal)quality * Math.Min(size.Width, size.Height) / Math.Max(size.Width, size.Height) + 0.5m);
        return (int)Math.Ceiling(quality * shorter * (2_000_000 + size.Pixels) / 4_000_000);
    }
}
