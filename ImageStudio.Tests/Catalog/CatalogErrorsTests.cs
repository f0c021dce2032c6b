using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

public class CatalogErrorsTests
{
    private const string AnyPrice = """{"unit": "image", "usd": 1, "tolerance": 1, "source": "s", "checked": "2026-04-16"}""";
    private const string Flux = "models.json: model 2 \"flux-dev\", ";

    [Theory]
    [InlineData("\"usd\": 0.025", "\"usd\": -1", Flux + "routes[0].price.usd: -1 is not between 0 and 100.")]
    [InlineData("\"usd\": 0.025", "\"usd\": 100.01", Flux + "routes[0].price.usd: 100.01 is not between 0 and 100.")]
    [InlineData("\"usd\": 0.025", "\"usd\": 0", Flux + "routes[0].price.usd: 0 is not a price.")]
    [InlineData("\"usd\": 0.025", "\"usd\": \"NaN\"", Flux + "routes[0].price.usd: not the expected kind of value.")]
    [InlineData("\"usd\": 0.025", "\"usd\": 1e999", Flux + "routes[0].price.usd: not the expected kind of value.")]
    [InlineData("\"usd\": 0.025", "\"usd\": 1000000000000000000", Flux + "routes[0].price.usd: 1000000000000000000 is not between 0 and 100.")]
    [InlineData("\"usd\": 0.025", "\"usd\": NaN", "not valid JSON.")]
    [InlineData("\"usd\": 0.025, ", "", Flux + "routes[0].price.usd: missing.")]
    [InlineData(
        "\"tolerance\": 1, \"source\": \"a page\"", "\"tolerance\": 0.9, \"source\": \"a page\"",
        Flux + "routes[0].price.tolerance: 0.9 is not between 1 and 5.")]
    [InlineData(
        "\"tolerance\": 1, \"source\": \"a page\"", "\"tolerance\": 5.1, \"source\": \"a page\"",
        Flux + "routes[0].price.tolerance: 5.1 is not between 1 and 5.")]
    [InlineData("\"megapixel\"", "\"pixel\"", Flux + "routes[0].price.unit: \"pixel\" is not one of image, megapixel, inputMegapixel, inputAndOutputMegapixel, token, second, call, free.")]
    [InlineData("\"a page\"", "\" \"", Flux + "routes[0].price.source: empty.")]
    [InlineData("\"2026-04-16\"", "\"16.4.2026\"", Flux + "routes[0].price.checked: \"16.4.2026\" is not a date such as 2026-11-22.")]
    [InlineData(
        "\"a page\"", "\"a page\", \"tokensPerImage\": {\"1:1\": 5}",
        Flux + "routes[0].price.tokensPerImage: only for prices per token.")]
    [InlineData(", \"tokensPerImage\": {\"1:1\": 1756}", "", "model 1 \"tokens\", routes[0].price.tokensPerImage: missing.")]
    [InlineData("{\"1:1\": 1756}", "{}", "model 1 \"tokens\", routes[0].price.tokensPerImage: 1:1 is missing.")]
    [InlineData(
        "{\"1:1\": 1756}", "{\"1:1\": 0}",
        "model 1 \"tokens\", routes[0].price.tokensPerImage.1:1: 0 is not between 1 and 1000000.")]
    public void A_wrong_price_is_named(string piece, string instead, string message) =>
        Refused(piece, instead, message);

    [Theory]
    [InlineData("\"unit\": \"megapixel\"", "\"unit\": \"second\"", "routes[0].price.secondsPerImage: missing.")]
    [InlineData("\"unit\": \"megapixel\"", "\"unit\": \"second\", \"secondsPerImage\": 0", "price.secondsPerImage: 0 is not between 0.1 and 600.")]
    [InlineData("\"unit\": \"megapixel\"", "\"unit\": \"image\", \"secondsPerImage\": 1", "price.secondsPerImage: only for prices per second.")]
    [InlineData(
        "\"unit\": \"megapixel\"", "\"unit\": \"inputMegapixel\"",
        "routes[0].price.unit: \"inputMegapixel\" cannot be counted, a new picture has no input.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"reports\": \"bills\", ", Flux + "routes[0].reports: \"bills\" is not one of nothing, units, tokens, cost.")]
    [InlineData("\"t-1\", ", "\"t-1\", \"reports\": \"units\", ", "model 1 \"tokens\", routes[0].reports: \"units\" is \"tokens\" for a price per token.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"reports\": \"tokens\", ", Flux + "routes[0].reports: \"tokens\" needs prices per token.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"upscale\": {}, ", Flux + "routes[0].upscale.price: missing.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"upscale\": {\"price\": {\"unit\": \"token\"}}, ", "routes[0].upscale.price.unit: \"token\" cannot be expected of this operation.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"removeBackground\": {\"price\": {\"unit\": \"call\", \"usd\": -0.01}}, ", Flux + "routes[0].removeBackground.price.usd: -0.01 is not between 0 and 100.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"editArea\": {\"price\": " + AnyPrice + "}, ", Flux + "routes[0].editArea.mask: missing.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"edit\": {\"mask\": \"white\", \"price\": " + AnyPrice + "}, ", Flux + "routes[0].edit.mask: only for editArea and extend.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"upscale\": {\"price\": " + AnyPrice + "}, ", Flux + "routes[0].upscale.scales: missing.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"upscale\": {\"scales\": [1], \"price\": " + AnyPrice + "}, ", Flux + "routes[0].upscale.scales[0]: 1 is not between 2 and 8.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"edit\": {\"scales\": [2], \"price\": " + AnyPrice + "}, ", Flux + "routes[0].edit.scales: only for upscale.")]
    [InlineData("\"flux/dev\", ", "\"flux/dev\", \"edit\": {\"formats\": [\"gif\"], \"price\": " + AnyPrice + "}, ", Flux + "routes[0].edit.formats[0]: \"gif\" is not one of png, jpeg, webp.")]
    [InlineData("\"Flux Labs\", ", "\"Flux Labs\", \"class\": \"luxury\", ", Flux + "class: \"luxury\" is not one of standard, advanced.")]
    public void A_wrong_operation_report_or_class_is_named(string piece, string instead, string message) =>
        Refused(piece, instead, message);

    [Theory]
    [InlineData("[\"16:9\", \"1:1\"]", "[\"16:9\", \"square\"]", Flux + "ratios[1]: \"square\" is not an aspect ratio such as 16:9.")]
    [InlineData("[\"16:9\", \"1:1\"]", "[\"16:9\", \"16:9\"]", Flux + "ratios[1]: 16:9 is listed twice.")]
    [InlineData("[\"16:9\", \"1:1\"]", "[]", Flux + "ratios: empty.")]
    [InlineData(", \"1:1\": \"1000x1000\"", "", Flux + "routes[0].sizes: 1:1 is missing.")]
    [InlineData(
        "\"1:1\": \"1000x1000\"", "\"1:1\": \"1000x1000\", \"4:3\": \"1024x768\"",
        Flux + "routes[0].sizes: 4:3 is not among the model's ratios.")]
    [InlineData("\"1000x1000\"", "\"15x15\"", Flux + "routes[0].sizes.1:1: 15 is not between 16 and 16384.")]
    [InlineData("\"1000x1000\"", "\"16385x16385\"", Flux + "routes[0].sizes.1:1: 16385 is not between 16 and 16384.")]
    [InlineData("\"1000x1000\"", "\"-1024x1024\"", Flux + "routes[0].sizes.1:1: -1024 is not between 16 and 16384.")]
    [InlineData("\"1000x1000\"", "\"1024\"", Flux + "routes[0].sizes.1:1: \"1024\" is not a size such as 1024x1024.")]
    [InlineData("\"1344x768\"", "\"768x1344\"", Flux + "routes[0].sizes.16:9: 768 × 1344 is not 16:9, not even nearly.")]
    [InlineData("\"maxImages\": 4", "\"maxImages\": 5", Flux + "maxImages: 5 is not between 1 and 4.")]
    [InlineData("\"maxImages\": 4", "\"maxImages\": 0", Flux + "maxImages: 0 is not between 1 and 4.")]
    [InlineData(
        "\"flux/dev\", \"imagesPerCall\": 1", "\"flux/dev\", \"imagesPerCall\": 5",
        Flux + "routes[0].imagesPerCall: 5 is not between 1 and 4.")]
    [InlineData(
        "\"flux/dev\", \"imagesPerCall\": 1", "\"flux/dev\", \"imagesPerCall\": 0",
        Flux + "routes[0].imagesPerCall: 0 is not between 1 and 4.")]
    [InlineData("{\"comic\": \"style_preset:INK\"}", "{\"noir\": \"x\"}", Flux + "routes[0].nativeStyles.noir: there is no such style.")]
    [InlineData("{\"comic\": \"style_preset:INK\"}", "{\"comic\": \"\"}", Flux + "routes[0].nativeStyles.comic: empty.")]
    [InlineData("{\"comic\": \"style_preset:INK\"}", "{}", Flux + "capabilities.nativeStyles: true, but no route lists any.")]
    [InlineData("\"seed\": true, ", "", Flux + "capabilities.seed: missing.")]
    public void A_wrong_ratio_size_count_or_style_is_named(string piece, string instead, string message) =>
        Refused(piece, instead, message);

    [Theory]
    [InlineData("\"id\": \"flux-dev\"", "\"id\": \"tokens\"", "model 2 \"tokens\", id: \"tokens\" is used twice.")]
    [InlineData(
        "\"id\": \"flux-dev\"", "\"id\": \"Flux Dev\"",
        "model 2 \"Flux Dev\", id: \"Flux Dev\" has other characters than a-z, 0-9, dot and dash.")]
    [InlineData("\"id\": \"flux-dev\", ", "", "models.json: model 2, id: missing.")]
    [InlineData("\"Flux Dev 1.0\"", "\"\"", Flux + "name: empty.")]
    [InlineData("\"Flux Dev 1.0\"", "null", Flux + "name: missing.")]
    [InlineData("\"Flux Dev 1.0\"", "7", Flux + "name: not the expected kind of value.")]
    [InlineData("\"Flux Dev 1.0\"", "\"Flux\\nDev\"", Flux + "name: holds a line break or another control character.")]
    [InlineData(
        "\"Good\"", "\"A summary that goes on and on, and on, until it is far too long.\"",
        Flux + "summary: 64 characters, at most 60 are allowed.")]
    [InlineData("\"summary\": \"Good\"", "\"sumary\": \"Good\"", Flux + "sumary: \"sumary\" is not a known field.")]
    [InlineData("\"seed\": true", "\"sed\": true", Flux + "capabilities.sed: \"sed\" is not a known field.")]
    [InlineData(
        "\"status\": \"active\", \"maxImages\"", "\"status\": \"beta\", \"maxImages\"",
        Flux + "status: \"beta\" is not one of active, retired.")]
    [InlineData("\"version\": \"2026-11-22\", ", "", "models.json: the file, version: missing.")]
    [InlineData("\"version\": \"2026-11-22\"", "\"version\": \"2026-11-22-and-a-whole-lot-more-than-anyone-reads\"", "models.json: the file, version: 49 characters, at most 40 are allowed.")]
    [InlineData("\"usd\": 0.025", "\"usd\": 0.025, \"usd\": 1", Flux + "routes[0].price.usd: \"usd\" is given twice.")]
    [InlineData("\"Good\"", "\"\\ud800\"", Flux + "summary: not the expected kind of value.")]
    public void A_wrong_text_or_field_is_named(string piece, string instead, string message) =>
        Refused(piece, instead, message);

    [Theory]
    [InlineData(
        "\"2026-08-17\", \"replacement\": \"flux-dev\"", "\"2026-08-17\"",
        "model 3 \"gone\", replacement: missing on a model that retires.")]
    [InlineData(
        "\"2026-08-17\", \"replacement\": \"flux-dev\"", "\"2026-08-17\", \"replacement\": \"flux-9\"",
        "model 3 \"gone\", replacement: there is no model \"flux-9\".")]
    [InlineData(
        "\"2026-08-17\", \"replacement\": \"flux-dev\"", "\"2026-08-17\", \"replacement\": \"gone\"",
        "model 3 \"gone\", replacement: the model itself.")]
    [InlineData(
        "\"2026-12-01\", \"replacement\": \"flux-dev\"", "\"2026-12-01\", \"replacement\": \"gone\"",
        "model 1 \"tokens\", replacement: \"gone\" is itself retired.")]
    [InlineData(
        "\"2026-12-01\", \"replacement\": \"flux-dev\"", "\"2026-12-01\"",
        "model 1 \"tokens\", replacement: missing on a model that retires.")]
    [InlineData("\"retiresOn\": \"2026-08-17\", ", "", "model 3 \"gone\", retiresOn: missing on a retired model.")]
    [InlineData("\"2026-08-17\"", "\"2026-02-30\"", "model 3 \"gone\", retiresOn: \"2026-02-30\" is not a date such as 2026-11-22.")]
    public void A_model_cannot_retire_into_nothing(string piece, string instead, string message) =>
        Refused(piece, instead, message);

    [Theory]
    [InlineData("[]", "model 1 \"tokens\", routes: empty.")]
    [InlineData("null", "model 1 \"tokens\", routes: missing.")]
    [InlineData("[null]", "model 1 \"tokens\", routes[0]: missing.")]
    public void A_model_needs_a_route(string routes, string message)
    {
        var start = SmallCatalog.Models[..SmallCatalog.Models.IndexOf("\"routes\"", StringComparison.Ordinal)];

        var text = $"{start}\"routes\": {routes}}}]}}";
        Assert.Equal("models.json: " + message, Message(() => ModelCatalog.Parse(text, SmallCatalog.Styles)));
    }

    [Fact]
    public void A_provider_has_one_route_per_model()
    {
        var start = SmallCatalog.Models.IndexOf("[{", StringComparison.Ordinal);
        var route = SmallCatalog.Models[(start + 1)..SmallCatalog.Models.IndexOf("}]", StringComparison.Ordinal)] + "}";

        var message = Message(() => ModelCatalog.Parse(SmallCatalog.Models.Insert(start + 1, route + ","), SmallCatalog.Styles));

        Assert.Equal("models.json: model 1 \"tokens\", routes[1].provider: \"openai\" is used twice.", message);
    }

    [Theory]
    [InlineData("", "models.json: line 1, position 1: not valid JSON.")]
    [InlineData("{\n  \"version\": 1,\n  oops\n}", "models.json: line 3, position 3: not valid JSON.")]
    [InlineData("{\"version\": NaN}", "models.json: line 1, position 13: not valid JSON.")]
    [InlineData("null", "models.json: the file holds null instead of an object.")]
    [InlineData("[]", "models.json: the file: not the expected kind of value.")]
    [InlineData("{\"version\": \"1\"}", "models.json: the file, models: missing.")]
    [InlineData("{\"version\": \"1\", \"models\": []}", "models.json: the file, models: not one model is active.")]
    [InlineData("{\"version\": \"1\", \"models\": [null]}", "models.json: model 1: missing.")]
    [InlineData(
        "{\"version\": \"1\", \"models\": [{\"id\": \"\\ud800\"}]}",
        "models.json: model 1 \"\\ud800\", id: not the expected kind of value.")]
    [InlineData("{\"version\": \"1\", \"models\": [7]}", "models.json: model 1: not the expected kind of value.")]
    [InlineData("{\"version\": \"1\", \"version\": \"2\", \"models\": []}", "models.json: the file, version: \"version\" is given twice.")]
    public void A_broken_file_is_named(string text, string message) =>
        Assert.StartsWith(message, Message(() => ModelCatalog.Parse(text, SmallCatalog.Styles)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"comic\"", "\"auto\"", "styles.json: style 2 \"auto\", promptPhrase: Auto changes nothing, so its phrase must be empty.")]
    [InlineData(
        "{\"id\": \"comic\", \"name\": \"Comic\", \"promptPhrase\": \"bold ink\"}",
        "{\"id\": \"auto\", \"name\": \"Auto\", \"promptPhrase\": \"\"}",
        "styles.json: style 2 \"auto\", id: \"auto\" is used twice.")]
    [InlineData("\"auto\"", "\"none\"", "styles.json: style 1 \"none\", promptPhrase: empty.")]
    [InlineData(
        "{\"id\": \"auto\", \"name\": \"Auto\", \"promptPhrase\": \"\"},", "",
        "styles.json: the file, styles: the style \"auto\" is missing.")]
    [InlineData(", \"promptPhrase\": \"bold ink\"", "", "styles.json: style 2 \"comic\", promptPhrase: missing.")]
    [InlineData("\"Comic\"", "\"Comic\", \"colour\": 1", "styles.json: style 2 \"comic\", colour: \"colour\" is not a known field.")]
    public void A_wrong_style_is_named(string piece, string instead, string message) =>
        Assert.Equal(message, Message(() => SmallCatalog.WithStyles(piece, instead)));

    [Fact]
    public void A_missing_file_is_named()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());

        var message = Message(() => ModelCatalog.Load(Path.Combine(nowhere, "models.json"), Path.Combine(nowhere, "styles.json")));

        Assert.StartsWith("models.json: the file " + nowhere, message, StringComparison.Ordinal);
    }

    private static void Refused(string piece, string instead, string message) =>
        Assert.Contains(message, Message(() => SmallCatalog.WithModels(piece, instead)), StringComparison.Ordinal);

    private static string Message(Func<ModelCatalog> load) => Assert.Throws<CatalogException>(load).Message;
}
