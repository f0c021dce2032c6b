using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Support;

/// <summary>One model for each way of billing and of calling, all served by "scripted".</summary>
internal static class PipelineCatalog
{
    /// <summary>4 credits a picture, one picture a call.</summary>
    public const string Single = "single";

    /// <summary>4 credits a picture, four pictures a call, a tenth of tolerance.</summary>
    public const string Batch = "batch";

    /// <summary>5.268 credits of tokens a picture, half as much again at most.</summary>
    public const string Tokens = "tokens";

    /// <summary>4 credits a picture, four pictures a call, a quarter of tolerance; the vendor reports dollars.</summary>
    public const string Dollars = "dollars";

    /// <summary>4 credits a picture, four pictures a call, a quarter of tolerance; the vendor reports nothing.</summary>
    public const string Silent = "silent";
    public const string Retired = "retired";

    /// <summary>Makes nothing new: edits, areas in black, extends on a transparent canvas, upscales, removes backgrounds, each for 4 credits.</summary>
    public const string Edits = "edits";

    /// <summary>Nobody here serves it.</summary>
    public const string Elsewhere = "elsewhere";

    public static ModelCatalog Read() => ModelCatalog.Parse(Models, Styles);

    private const string Styles = """
        {"styles": [
          {"id": "auto", "name": "Auto", "promptPhrase": ""},
          {"id": "comic", "name": "Comic", "promptPhrase": "bold ink"},
          {"id": "pixel", "name": "Pixel", "promptPhrase": "big pixels"}
        ]}
        """;

    private const string ByUse = """{"unit": "image", "usd": 0.04, "tolerance": 1.25, "source": "a page", "checked": "2026-11-22"}""";

    private const string FourCredits = """{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a page", "checked": "2026-11-22"}""";

    private static string Models => $$"""
        {"version": "2026-11-22", "models": [
          {{Model(Single, "Single", 4, 1, """{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a page", "checked": "2026-11-22"}""")}},
          {{Model(Batch, "Batch", 4, 4, """{"unit": "image", "usd": 0.04, "tolerance": 1.1, "source": "a page", "checked": "2026-11-22"}""")}},
          {{Model(Tokens, "Tokens", 2, 4, """
            {"unit": "token", "usd": 0.00003, "tolerance": 1.5, "tokensPerImage": {"1:1": 1756, "16:9": 1078},
             "source": "a list", "checked": "2026-11-22"}
            """, reports: "tokens")}},
          {{Model(Dollars, "Dollars", 4, 4, ByUse, reports: "cost")}},
          {{Model(Silent, "Silent", 4, 4, ByUse, reports: "nothing")}},
          {{Model(Retired, "Retired", 4, 1, """{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a page", "checked": "2026-11-22"}""",
            """ "status": "retired", "retiresOn": "2026-08-17", "replacement": "single", """)}},
          {{Model(Elsewhere, "Elsewhere", 4, 1, """{"unit": "image", "usd": 0.04, "tolerance": 1, "source": "a page", "checked": "2026-11-22"}""",
            provider: "nobody")}},
          {{Model("served-units", "Units", 4, 4, ByUse, provider: "nobody", side: 96)}},
          {{Model("served-cost", "Cost", 4, 4, ByUse, provider: "nobody", reports: "cost", side: 96)}},
          {{Model("served-nothing", "Nothing", 4, 4, ByUse, provider: "nobody", reports: "nothing", side: 96)}},
          {
            "id": "edits", "name": "Edits", "family": "F", "vendor": "V", "summary": "S", "status": "active", "maxImages": 4, "typicalSeconds": 8, "ratios": [],
            "capabilities": {"seed": true, "negativePrompt": false, "nativeStyles": false},
            "routes": [{
              "provider": "scripted", "vendorModel": "v/edits", "reports": "units",
              "edit": {"vendorModel": "v/edit", "sources": 3, "formats": ["jpeg"], "maxSide": 100, "multipleOf": 4, "price": {{FourCredits}}},
              "editArea": {"mask": "black", "formats": ["png"], "price": {{FourCredits}}},
              "extend": {"mask": "transparent", "formats": ["png"], "price": {{FourCredits}}},
              "upscale": {"scales": [2], "maxMegapixels": 0.1, "price": {{FourCredits}}},
              "removeBackground": {"price": {{FourCredits}}}
            }]
          }
        ]}
        """;

    private static string Model(
        string id, string name, int most, int perCall, string price, string status = """ "status": "active", """, string provider = "scripted",
        string reports = "units", int side = 1024) => $$"""
        {
          "id": "{{id}}", "name": "{{name}}", "family": "F", "vendor": "V", "summary": "S", {{status}}
          "maxImages": {{most}}, "typicalSeconds": 8, "ratios": ["16:9", "1:1"],
          "capabilities": {
            "seed": true,
            "negativePrompt": {{(id is Single or Dollars ? "true" : "false")}}, "nativeStyles": true
          },
          "routes": [{
            "provider": "{{provider}}", "vendorModel": "v/{{id}}", "imagesPerCall": {{perCall}}, "reports": "{{reports}}", "price": {{price}},
            "sizes": {"16:9": "1344x768", "1:1": "{{side}}x{{side}}"}, "nativeStyles": {"comic": "INK"}
          }]
        }
        """;
}
