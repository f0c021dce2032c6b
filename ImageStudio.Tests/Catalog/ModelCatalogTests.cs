using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public class ModelCatalogTests
{
    [Fact]
    public void Every_field_of_a_row_arrives()
    {
        var model = SmallCatalog.Read().Find("tokens")!;

        Assert.Equal(("Tokens", "T", "T Labs", "Paid by the token"), (model.Name, model.Family, model.Vendor, model.Summary));
        Assert.Equal((ModelStatus.Active, new DateOnly(2026, 12, 1), "flux-dev"), (model.Status, model.RetiresOn, model.Replacement));
        Assert.Equal((2, 20), (model.MaxImages, model.TypicalSeconds));
        Assert.Equal([AspectRatio.Square], model.Ratios);
        Assert.Equal(new Capabilities(false, false, 0, false, false, false), model.Capabilities);
        Assert.Equal(new Capabilities(false, false, 0, true, true, true), SmallCatalog.Read().Find("flux-dev")!.Capabilities);
    }

    [Fact]
    public void Every_field_of_a_route_arrives()
    {
        var route = Assert.Single(SmallCatalog.Read().Find("tokens")!.Routes);

        Assert.Equal(("openai", "t-1", 4), (route.Provider, route.VendorModel, route.Find(ImageOperation.Create)!.ImagesPerCall));
        Assert.Equal((BillableUnit.Token, 0.00003m, 1.5m), (route.Price.Unit, route.Price.Usd, route.Price.Tolerance));
        Assert.Equal(("a list", new DateOnly(2026, 11, 5)), (route.Price.Source, route.Price.Checked));
        Assert.Equal(1756, route.Price.TokensPerImage[AspectRatio.Square]);
        Assert.Equal(new PixelSize(1024, 1024), route.Sizes[AspectRatio.Square]);
        Assert.Equal("style_preset:INK", SmallCatalog.Read().Find("flux-dev")!.Routes[0].NativeStyles["comic"]);
    }

    [Fact]
    public void A_route_reports_nothing_and_a_model_is_standard_unless_the_row_says_so()
    {
        var plain = SmallCatalog.Read().Find("flux-dev")!;
        var other = SmallCatalog.WithModels("\"Flux Labs\", ", "\"Flux Labs\", \"class\": \"advanced\", ").Find("flux-dev")!;

        Assert.Equal((BillReport.Nothing, ModelClass.Standard, ModelClass.Advanced), (plain.Routes[0].Reports, plain.Class, other.Class));
        Assert.Equal(
            BillReport.Cost,
            SmallCatalog.WithModels("\"flux/dev\", ", "\"flux/dev\", \"reports\": \"cost\", ").Find("flux-dev")!.Routes[0].Reports);
    }

    [Fact]
    public void A_route_has_a_price_for_each_operation_it_lists()
    {
        var route = SmallCatalog.WithModels("\"t-1\", ", """
            "t-1",
            "edit": {
              "vendorModel": "t-1/edit", "imagesPerCall": 2, "sources": 3, "ratios": true, "formats": ["jpeg"], "maxMegapixels": 2,
              "price": {"unit": "inputAndOutputMegapixel", "usd": 0.012, "tolerance": 1, "source": "a page", "checked": "2026-08-01"}
            },
            "editArea": {"mask": "black", "price": {"unit": "image", "usd": 0.05, "tolerance": 1, "source": "a page", "checked": "2026-08-01"}},
            "extend": {"mask": "transparent", "price": {"unit": "image", "usd": 0.05, "tolerance": 1, "source": "a page", "checked": "2026-08-01"}},
            "upscale": {
              "scales": [4, 2], "input": {"image": "{image}"},
              "price": {"unit": "second", "usd": 0.001, "tolerance": 2, "secondsPerImage": 12.5, "source": "a page", "checked": "2026-08-01"}
            },
            "removeBackground": {"price": {"unit": "call", "usd": 0.018, "tolerance": 1, "source": "a page", "checked": "2026-08-01"}},
            """).Find("tokens")!.Routes[0];

        var (edit, upscale) = (route.Find(ImageOperation.Edit)!, route.Find(ImageOperation.Upscale)!);
        Assert.Equal(BillableUnit.Token, route.Price.Unit);
        Assert.Equal((BillableUnit.InputAndOutputMegapixel, 0.012m, "t-1/edit"), (edit.Price.Unit, edit.Price.Usd, edit.VendorModel));
        Assert.Equal((2, 3, true, 2_000_000L, PromptUse.Required), (edit.ImagesPerCall, edit.MostSources, edit.TakesRatio, edit.Sources!.MaxPixels, edit.Prompt));
        Assert.Equal([SourceFormat.Jpeg], edit.Sources.Formats);
        Assert.Equal(MaskKind.Black, route.Find(ImageOperation.EditArea)!.Sources!.Mask);
        Assert.Equal((MaskKind.Transparent, PromptUse.Optional), (route.Find(ImageOperation.Extend)!.Sources!.Mask, route.Find(ImageOperation.Extend)!.Prompt));
        Assert.Equal((BillableUnit.Second, 12.5m, PromptUse.None), (upscale.Price.Unit, upscale.Price.SecondsPerImage, upscale.Prompt));
        Assert.Equal([2, 4], upscale.Scales);
        Assert.Equal(BillableUnit.Call, route.Find(ImageOperation.RemoveBackground)!.Price.Unit);
        Assert.Single(SmallCatalog.Read().Find("tokens")!.Routes[0].Actions);
    }

    [Fact]
    public void Models_and_styles_keep_the_order_of_the_file()
    {
        var catalog = SmallCatalog.Read();

        Assert.Equal(["tokens", "flux-dev", "gone"], catalog.Models.Select(m => m.Id));
        Assert.Equal(["auto", "comic"], catalog.Styles.Select(s => s.Id));
    }

    [Fact]
    public void Ids_are_found_in_any_case_and_unknown_ones_are_null()
    {
        var catalog = SmallCatalog.Read();

        Assert.Same(catalog.Models[1], catalog.Find("FLUX-Dev"));
        Assert.Same(catalog.Styles[1], catalog.FindStyle("Comic"));
        Assert.Null(catalog.Find("flux"));
        Assert.Null(catalog.Find(null));
        Assert.Null(catalog.Find(""));
        Assert.Null(catalog.FindStyle("noir"));
        Assert.Null(catalog.FindStyle(null));
    }

    [Fact]
    public void Flux_Dev_is_the_default_wherever_it_stands() => Assert.Equal("flux-dev", SmallCatalog.Read().Default.Id);

    [Fact]
    public void Without_Flux_Dev_the_first_active_model_is_the_default()
    {
        var text = SmallCatalog.Models.Replace("\"flux-dev\"", "\"flux-2\"", StringComparison.Ordinal);

        Assert.Equal("tokens", ModelCatalog.Parse(text, SmallCatalog.Styles).Default.Id);
    }

    [Fact]
    public void A_retired_Flux_Dev_is_not_the_default()
    {
        var text = SmallCatalog.Models
            .Replace("\"retiresOn\": \"2026-12-01\", \"replacement\": \"flux-dev\",", "", StringComparison.Ordinal)
            .Replace("\"replacement\": \"flux-dev\"", "\"replacement\": \"tokens\"", StringComparison.Ordinal)
            .Replace(
                "\"status\": \"active\", \"maxImages\": 4",
                "\"status\": \"retired\", \"retiresOn\": \"2026-11-01\", \"replacement\": \"tokens\", \"maxImages\": 4",
                StringComparison.Ordinal);

        Assert.Equal("tokens", ModelCatalog.Parse(text, SmallCatalog.Styles).Default.Id);
    }

    [Fact]
    public void A_changed_price_changes_the_price_version_but_not_the_version()
    {
        var before = SmallCatalog.Read();
        var after = SmallCatalog.WithModels("\"usd\": 0.025", "\"usd\": 0.026");

        Assert.Equal("2026-11-22", before.Version);
        Assert.Equal(before.Version, after.Version);
        Assert.NotEqual(before.PriceVersion, after.PriceVersion);
        Assert.Equal(before.PriceVersion, SmallCatalog.Read().PriceVersion);
        Assert.Matches("^2026-11-22-[0-9a-f]{8}$", before.PriceVersion);
    }

    [Fact]
    public void A_model_is_retired_by_its_row_or_once_its_last_day_has_come()
    {
        var catalog = SmallCatalog.Read();

        Assert.True(catalog.Find("gone")!.IsRetired(new(2026, 1, 1)));
        Assert.False(catalog.Find("tokens")!.IsRetired(new(2026, 11, 30)));
        Assert.True(catalog.Find("tokens")!.IsRetired(new(2026, 12, 1)));
        Assert.False(catalog.Find("flux-dev")!.IsRetired(DateOnly.MaxValue));
    }

    [Fact]
    public void Nobody_can_change_a_loaded_catalogue()
    {
        var catalog = SmallCatalog.Read();

        Assert.Throws<NotSupportedException>(() => ((IList<ImageModel>)catalog.Models).Clear());
        Assert.Throws<NotSupportedException>(() => ((IList<Style>)catalog.Styles).Clear());
        Assert.Throws<NotSupportedException>(() => ((IList<ModelRoute>)catalog.Models[0].Routes).Clear());
        Assert.Throws<NotSupportedException>(() => ((IDictionary<AspectRatio, PixelSize>)catalog.Models[0].Routes[0].Sizes).Clear());
    }
}
