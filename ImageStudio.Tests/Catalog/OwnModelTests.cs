using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

/// <summary>The row that a model of one's own engine gets in the catalogue.</summary>
public class OwnModelTests
{
    private static readonly OwnEngine Engine = new("sdserver", "stable-diffusion.cpp", 1, Seed: true, NegativePrompt: true);

    [Theory]
    [InlineData("sdxl-turbo", "own-sdserver-sdxl-turbo")]
    [InlineData("flux.1-dev", "own-sdserver-flux.1-dev")]
    [InlineData("z_image", "own-sdserver-z-image-")]
    [InlineData("Z image", "own-sdserver-z-image-")]
    [InlineData("folder/sdxl.safetensors", "own-sdserver-folder-sdxl.safetensors-")]
    [InlineData("модель", "own-sdserver-")]
    public void Its_id_is_the_same_each_time_and_can_stand_in_an_address(string name, string beginning)
    {
        var id = OwnModel.Of(Engine, name).Id;

        Assert.StartsWith(beginning, id, StringComparison.Ordinal);
        Assert.Equal(id, OwnModel.Of(Engine with { Megapixels = 2 }, name).Id);
        Assert.Matches("^[a-z0-9.-]{1,60}$", id);
    }

    [Fact]
    public void Two_names_are_two_models_however_alike_they_are()
    {
        var names = new[] { "z_image", "z-image", "Z-image", "z image", new string('a', 119) + "1", new string('a', 119) + "2" };

        var ids = names.Select(name => OwnModel.Of(Engine, name).Id).ToList();

        Assert.Equal(names.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id.Length, 1, 60));
    }

    [Theory]
    [InlineData("checkpoints/sdxl_base.safetensors", "sdxl_base")]
    [InlineData(@"models\flux.1-dev.Q4.GGUF", "flux.1-dev.Q4")]
    [InlineData("black-forest-labs/FLUX.1-dev", "FLUX.1-dev")]
    [InlineData(".ckpt", ".ckpt")]
    public void It_is_called_as_its_file_without_folder_and_ending(string name, string shown)
    {
        var model = OwnModel.Of(Engine, name);

        Assert.Equal((shown, name), (model.Name, model.Routes[0].VendorModel));
    }

    [Theory]
    [InlineData(0.25, 704, 384, 512)]
    [InlineData(1, 1344, 768, 1024)]
    [InlineData(4, 2752, 1536, 2048)]
    public void Its_pictures_are_about_as_large_as_the_operator_wants(double megapixels, int width, int height, int square)
    {
        var sizes = OwnModel.Of(Engine with { Megapixels = (decimal)megapixels }, "sdxl").Routes[0].Sizes;

        Assert.Equal(new(width, height), sizes[AspectRatio.Landscape]);
        Assert.Equal(new(height, width), sizes[AspectRatio.Portrait]);
        Assert.Equal(new(square, square), sizes[AspectRatio.Square]);
    }

    [Fact]
    public void It_repaints_areas_where_its_engine_can_in_pictures_no_larger_than_its_own()
    {
        var model = OwnModel.Of(Engine with { Areas = true, Megapixels = 1 }, "sdxl");
        var action = model.Routes[0].Find(ImageOperation.EditArea)!;

        Assert.True(model.Capabilities.Mask && action.Price.IsFree);
        Assert.Equal(MaskKind.White, action.Sources!.Mask);
        Assert.Equal(new PixelSize(1024, 1024), action.Sources.Fit(new(3000, 3000)));
        Assert.False(OwnModel.Of(Engine, "sdxl").Can(ImageOperation.EditArea));
    }

    [Fact]
    public void It_stands_behind_the_others_and_changes_no_price()
    {
        var shipped = SmallCatalog.Read();
        var own = OwnModel.Of(Engine, "sdxl");

        var catalog = shipped.WithModels([own, own, shipped.Models[0] with { Name = "Not this" }]);

        Assert.Equal([.. shipped.Models, own], catalog.Models);
        Assert.Equal((shipped.PriceVersion, shipped.Default), (catalog.PriceVersion, catalog.Default));
        Assert.True(catalog.Find(own.Id)!.Routes[0].Price.IsFree);
    }

    [Fact]
    public void A_catalogue_of_ones_own_may_say_that_a_route_is_free()
    {
        var catalog = SmallCatalog.WithModels("""{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a book", "checked": "2026-11-22"}""", """{"unit": "free"}""");

        Assert.Same(UnitPrice.FreeOfCharge, catalog.Find("gone")!.Routes[0].Price);
    }

    [Fact]
    public void Free_is_said_in_one_word_and_not_by_a_price_of_0()
    {
        const string Whole = """{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a book", "checked": "2026-11-22"}""";

        Assert.Contains("\"free\" stands alone", Wrong(Whole, """{"unit": "free", "usd": 0.04}"""), StringComparison.Ordinal);
        Assert.Contains("0 is not a price", Wrong("\"usd\": 0.04", "\"usd\": 0"), StringComparison.Ordinal);
    }

    private static string Wrong(string piece, string instead) => Assert.Throws<CatalogException>(() => SmallCatalog.WithModels(piece, instead)).Message;
}
