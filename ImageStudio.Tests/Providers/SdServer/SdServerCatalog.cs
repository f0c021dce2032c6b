using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.SdServer;

/// <summary>A catalogue with the one model that an operator's own server has loaded.</summary>
internal static class SdServerCatalog
{
    private const string Models = """
        {"version": "2026-11-22", "models": [{
          "id": "z-image-here", "name": "Z-Image Turbo", "family": "Own engine", "vendor": "This house", "summary": "Drawn in the house",
          "status": "active", "maxImages": 4, "typicalSeconds": 60, "ratios": ["16:9", "1:1", "9:16"],
          "capabilities": {"seed": true, "negativePrompt": true, "nativeStyles": false},
          "routes": [{
            "provider": "sdserver", "vendorModel": "z_image_turbo", "imagesPerCall": 4,
            "input": {"sample_params": {"sample_steps": 8}},
            "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"},
            "editArea": {
              "mask": "white", "formats": ["png"], "minSide": 64, "maxSide": 2048, "maxMegapixels": 1, "multipleOf": 64, "imagesPerCall": 4, "input": {"sample_params": {"sample_steps": 8}},
              "price": {"unit": "call", "usd": 0.001, "tolerance": 1, "source": "this test", "checked": "2026-11-22"}
            },
            "sizes": {"16:9": "1344x768", "1:1": "1024x1024", "9:16": "768x1344"}
          }]
        }]}
        """;

    public static ModelCatalog Read() => ModelCatalog.Parse(Models, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Catalog", "styles.json")));
}
