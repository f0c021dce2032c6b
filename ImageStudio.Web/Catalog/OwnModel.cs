using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageStudio.Web.Catalog;

/// <summary>Makes a row of the catalogue of a model that an engine of one's own names: free of charge, and the same row each time.</summary>
public static partial class OwnModel
{
    public const string Family = "Own engines";

    private const int MaxIdCharacters = 60;
    private const int MaxNameCharacters = 60;
    private const int TypicalSeconds = 30;
    private const int StepPixels = 64;
    private const int MostSidePixels = 2048;
    private const int MostBytes = 32 * 1024 * 1024;
    private const decimal PixelsPerMegapixel = 1_048_576;

    private static readonly AspectRatio[] Ratios = [AspectRatio.Landscape, AspectRatio.Square, AspectRatio.Portrait];

    public static ImageModel Of(OwnEngine engine, string name) => new(
        IdOf(engine.Id, name), NameOf(name), Family, engine.Name, "Runs on your own server, free of charge", ModelStatus.Active, null, null,
        ImageWork.MaxImages, TypicalSeconds, Ratios,
        new(Edit: false, Mask: engine.Areas, ReferenceImages: 0, engine.Seed, engine.NegativePrompt, NativeStyles: false),
        [RouteOf(engine, name)]);

    /// <summary>One picture a call: an engine that is slow delivers them one by one, and none is lost with another.</summary>
    private static ModelRoute RouteOf(OwnEngine engine, string name) => new(
        engine.Id, name, Actions(engine, name).ToFrozenDictionary(), BillReport.Nothing,
        Ratios.ToFrozenDictionary(ratio => ratio, ratio => SizeOf(ratio, engine.Megapixels)), FrozenDictionary<string, string>.Empty);

    private static Dictionary<ImageOperation, RouteAction> Actions(OwnEngine engine, string name)
    {
        var actions = new Dictionary<ImageOperation, RouteAction> { [ImageOperation.Create] = new(name, UnitPrice.FreeOfCharge) { TakesRatio = true } };
        if (engine.Areas) actions.Add(ImageOperation.EditArea, new(name, UnitPrice.FreeOfCharge) { MostSources = 1, Sources = Demand(engine) });
        return actions;
    }

    /// <summary>No larger than what it draws, for the same memory; white changes.</summary>
    private static SourceDemand Demand(OwnEngine engine) =>
        new([SourceFormat.Png], StepPixels, MostSidePixels, (long)(engine.Megapixels * PixelsPerMegapixel), MostBytes, StepPixels, MaskKind.White);

    /// <summary>As in an address. Where letters are lost on the way, a digest keeps two names from becoming one.</summary>
    private static string IdOf(string engine, string name)
    {
        var slug = NotOfAnId().Replace(name.ToLowerInvariant(), "-").Trim('-', '.');
        var plain = $"own-{engine}-{slug}";
        if (slug == name && plain.Length <= MaxIdCharacters) return plain;
        var digest = "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return plain[..Math.Min(plain.Length, MaxIdCharacters - digest.Length)].TrimEnd('-', '.') + digest;
    }

    /// <summary>Without folder and ending: "checkpoints/sdxl_base.safetensors" is "sdxl_base".</summary>
    private static string NameOf(string name)
    {
        var file = FileEnding().Replace(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], "").Trim();
        var shown = file.Length > 0 ? file : name;
        return shown.Length <= MaxNameCharacters ? shown : string.Concat(shown.AsSpan(0, MaxNameCharacters - 1), "…");
    }

    /// <summary>Engines work in blocks of pixels, so sides are multiples of 64.</summary>
    private static PixelSize SizeOf(AspectRatio ratio, decimal megapixels)
    {
        var pixels = (double)(megapixels * PixelsPerMegapixel);
        return new(Side(Math.Sqrt(pixels * ratio.Width / ratio.Height)), Side(Math.Sqrt(pixels * ratio.Height / ratio.Width)));
    }

    private static int Side(double exact) => (int)Math.Round(exact / StepPixels, MidpointRounding.AwayFromZero) * StepPixels;

    [GeneratedRegex("[^a-z0-9.]+", RegexOptions.ExplicitCapture)]
    private static partial Regex NotOfAnId();

    [GeneratedRegex(@"\.(safetensors|sft|gguf|ckpt|pth?|bin|onnx)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FileEnding();
}
