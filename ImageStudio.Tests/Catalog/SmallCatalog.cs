using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Catalog;

/// <summary>Two styles and three models as text. A test replaces one piece and looks at what happens.</summary>
internal static class SmallCatalog
{
    public const string Styles = """
        {"styles": [
          {"id": "auto", "name": "Auto", "promptPhrase": ""},
          {"id": "comic", "name": "Comic", "promptPhrase": "bold ink"}
        ]}
        """;

    public const string Models = """
        {"version": "2026-11-22", "models": [
          {
            "id": "tokens", "name": "Tokens", "family": "T", "vendor": "T Labs", "summary": "Paid by the token",
            "status": "active", "retiresOn": "2026-12-01", "replacement": "flux-dev",
            "maxImages": 2, "typicalSeconds": 20, "ratios": ["1:1"],
            "capabilities": {
              "seed": false, "negativePrompt": false, "nativeStyles": false
            },
            "routes": [{
              "provider": "openai", "vendorModel": "t-1", "imagesPerCall": 4,
              "price": {
                "unit": "token", "usd": 0.00003, "tolerance": 1.5, "tokensPerImage": {"1:1": 1756},
                "source": "a list", "checked": "2026-11-05"
              },
              "sizes": {"1:1": "1024x1024"}
            }]
          },
          {
            "id": "flux-dev", "name": "Flux Dev 1.0", "family": "Flux", "vendor": "Flux Labs", "summary": "Good",
            "status": "active", "maxImages": 4, "typicalSeconds": 8, "ratios": ["16:9", "1:1"],
            "capabilities": {"seed": true, "negativePrompt": true, "nativeStyles": true},
            "routes": [{
              "provider": "fal", "vendorModel": "flux/dev", "imagesPerCall": 1,
              "price": {"unit": "megapixel", "usd": 0.025, "tolerance": 1, "source": "a page", "checked": "2026-04-16"},
              "sizes": {"16:9": "1344x768", "1:1": "1000x1000"},
              "nativeStyles": {"comic": "style_preset:INK"}
            }]
          },
          {
            "id": "gone", "name": "Gone", "family": "G", "vendor": "G Labs", "summary": "Was good",
            "status": "retired", "retiresOn": "2026-08-17", "replacement": "flux-dev",
            "maxImages": 1, "typicalSeconds": 9, "ratios": ["9:16"],
            "capabilities": {
              "seed": false, "negativePrompt": false, "nativeStyles": false
            },
            "routes": [{
              "provider": "google", "vendorModel": "g-1", "imagesPerCall": 1,
              "price": {"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a book", "checked": "2026-11-22"},
              "sizes": {"9:16": "720x1280"}
            }]
          }
        ]}
        """;

    public static ModelCatalog Read() => ModelCatalog.Parse(Models, Styles);

    public static ModelCatalog WithModels(string piece, string instead) => ModelCatalog.Parse(Swap(Models, piece, instead), Styles);

    public static ModelCatalog WithStyles(string piece, string instead) => ModelCatalog.Parse(Models, Swap(Styles, piece, instead));

    // A piece that is not there, or is there twice, would make a test that tests nothing.
    private static string Swap(string text, string piece, string instead)
    {
        Assert.Equal(2, text.Split(piece).Length);
        return text.Replace(piece, instead, StringComparison.Ordinal);
    }
}
