using System.Text.Json;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Catalog;

namespace ImageStudio.Tests.Providers.Fal;

/// <summary>The fields of fal's endpoints, from its client types of 2 August 2026.</summary>
internal static class FalFields
{
    private static readonly string[] Ratios = ["16:9", "1:1", "9:16", "4:3", "3:4", "3:2", "2:3"];

    private static readonly Func<JsonElement, bool> Size = value => new StrictFields()
        .Required("width", StrictFields.Whole(64, 4096)).Required("height", StrictFields.Whole(64, 4096)).Check(value) is null;

    /// <summary>
    /// In short: p image_size (P when it may be missing), r aspect_ratio (R when it may be missing), s seed, n num_images, a negative_prompt,
    /// f output_format, e enable_prompt_expansion, x expand_prompt; i image_url, i4 image_urls of up to four, m mask_url, M mask_image_url;
    /// - no prompt, ? a prompt that may be missing. White changes in a mask.
    /// </summary>
    private static readonly Dictionary<string, string> Short = new()
    {
        ["fal-ai/flux/dev"] = "p s n f",
        ["fal-ai/flux/schnell"] = "p s n f",
        ["fal-ai/flux-pro/v1.1"] = "p s n f",
        ["fal-ai/flux-pro/v1.1-ultra"] = "r s n f",
        ["fal-ai/flux-pro/v1/fill"] = "i m s n f",
        ["fal-ai/flux-pro/kontext/text-to-image"] = "r s n f",
        ["fal-ai/flux-pro/kontext"] = "i R s n f",
        ["fal-ai/flux-pro/kontext/max/text-to-image"] = "r s n f",
        ["fal-ai/flux-pro/kontext/max"] = "i R s n f",
        ["fal-ai/flux-2"] = "p s n f",
        ["fal-ai/flux-2/edit"] = "i4 P s n f",
        ["fal-ai/flux-2/turbo"] = "p s n f",
        ["fal-ai/flux-2/turbo/edit"] = "i4 p s n f",
        ["fal-ai/flux-2-pro"] = "p s f",
        ["fal-ai/flux-2-pro/edit"] = "i8 P s f",
        ["fal-ai/flux-2-flex"] = "p s f",
        ["fal-ai/flux-2-flex/edit"] = "i8 P s f",
        ["fal-ai/flux-2-max"] = "p s f",
        ["fal-ai/flux-2-max/edit"] = "i8 P s f",
        ["fal-ai/nano-banana-pro"] = "r s n f resolution",
        ["fal-ai/nano-banana-pro/edit"] = "i14 R s n f resolution",
        ["fal-ai/ideogram/v3"] = "p s n a style_preset",
        ["fal-ai/ideogram/v3/edit"] = "i m s n x rendering_speed style_preset",
        ["fal-ai/ideogram/v3/remix"] = "i p s n a x rendering_speed",
        ["fal-ai/ideogram/upscale"] = "? i s x",
        ["fal-ai/recraft/v3/text-to-image"] = "p style",
        ["fal-ai/recraft/v3/image-to-image"] = "i a style",
        ["fal-ai/recraft/v4/text-to-image"] = "p",
        ["fal-ai/recraft/v4.1/text-to-image"] = "p",
        ["fal-ai/recraft/upscale/crisp"] = "- i",
        ["fal-ai/qwen-image"] = "p s n a f",
        ["fal-ai/qwen-image-edit"] = "i P s n a f",
        ["fal-ai/qwen-image-edit/inpaint"] = "i m P s n a f",
        ["fal-ai/qwen-image-2/text-to-image"] = "p s n a f e",
        ["bytedance/seedream/v5/lite/text-to-image"] = "p n",
        ["bytedance/seedream/v5/lite/edit"] = "i10 P n max_images",
        ["fal-ai/bytedance/seedream/v4.5/text-to-image"] = "p s n",
        ["fal-ai/bytedance/seedream/v4.5/edit"] = "i10 P s n max_images",
        ["fal-ai/kling-image/v3/text-to-image"] = "r n a f resolution",
        ["fal-ai/kling-image/v3/image-to-image"] = "i r n f resolution",
        ["fal-ai/stable-diffusion-v35-large"] = "p s n a f",
        ["fal-ai/stable-diffusion-v35-medium"] = "p s n a f",
        ["fal-ai/z-image/turbo"] = "p s n f",
        ["fal-ai/z-image/turbo/inpaint"] = "i M P s n f",
        ["fal-ai/hidream-i1-full"] = "p s n a f",
        ["fal-ai/hidream-i1-full/image-to-image"] = "i P s n a f",
        ["fal-ai/hunyuan-image/v3/text-to-image"] = "p s n a f",
        ["fal-ai/hunyuan-image/v3/instruct/edit"] = "i3 P s n f e",
        ["fal-ai/wan/v2.7/text-to-image"] = "p s n a f",
        ["fal-ai/wan/v2.7/edit"] = "i4 p s n a f e",
        ["xai/grok-imagine-image"] = "r n f resolution",
        ["xai/grok-imagine-image/edit"] = "i3 R n f resolution",
        ["fal-ai/luma-photon"] = "r",
        ["fal-ai/clarity-upscaler"] = "? i s upscale_factor",
        ["fal-ai/seedvr/upscale/image"] = "- i s f upscale_mode upscale_factor",
        ["fal-ai/bria/background/remove"] = "- i",
        ["fal-ai/birefnet/v2"] = "- i f model",
    };

    /// <summary>Endpoints that answer with one "image" instead of a list.</summary>
    public static string[] Singles { get; } =
    [
        "fal-ai/recraft/upscale/crisp", "fal-ai/clarity-upscaler", "fal-ai/seedvr/upscale/image", "fal-ai/bria/background/remove", "fal-ai/birefnet/v2",
    ];

    public static Dictionary<string, StrictFields> Of(PictureLook look) => Short.ToDictionary(row => row.Key, row => Fields(row.Value.Split(' '), look));

    private static StrictFields Fields(string[] words, PictureLook look)
    {
        var fields = new StrictFields();
        if (!words.Contains("-")) _ = words.Contains("?") ? fields.Optional("prompt", StrictFields.Text()) : fields.Required("prompt", StrictFields.Text());
        foreach (var word in words.Where(word => word is not ("-" or "?")))
        {
            if (word[0] == 'i') _ = word.Length == 1 ? fields.Required("image_url", look.Source()) : fields.Required("image_urls", look.Sources(int.Parse(word[1..], null)));
            else Add(fields, word, look);
        }

        return fields;
    }

    private static void Add(StrictFields fields, string word, PictureLook look)
    {
        _ = word switch
        {
            "p" => fields.Required("image_size", Size),
            "P" => fields.Optional("image_size", Size),
            "r" => fields.Required("aspect_ratio", StrictFields.OneOf(Ratios)),
            "R" => fields.Optional("aspect_ratio", Ratios),
            "s" => fields.Optional("seed", StrictFields.Whole(0, uint.MaxValue)),
            "n" => fields.Optional("num_images", StrictFields.Whole(1, 4)),
            "a" => fields.Optional("negative_prompt", StrictFields.Text()),
            "f" => fields.Optional("output_format", "png", "jpeg"),
            "e" => fields.Optional("enable_prompt_expansion", StrictFields.Flag),
            "x" => fields.Optional("expand_prompt", StrictFields.Flag),
            "m" => fields.Required("mask_url", look.Mask(MaskKind.White)),
            "M" => fields.Required("mask_image_url", look.Mask(MaskKind.White)),
            "resolution" => fields.Optional("resolution", "1K", "2K", "1k", "2k"),
            "rendering_speed" => fields.Optional("rendering_speed", "TURBO", "BALANCED", "QUALITY"),
            "max_images" => fields.Optional("max_images", StrictFields.Whole(1, 1)),
            "upscale_mode" => fields.Optional("upscale_mode", "factor"),
            "upscale_factor" => fields.Required("upscale_factor", value => StrictFields.Whole(1, 4)(value) && (look.Sent is null || value.GetInt32() == look.Sent.Scale)),
            "model" => fields.Optional("model", "General Use (Light)", "General Use (Heavy)", "Matting", "Portrait"),
            _ => fields.Optional(word, IsWord),
        };
    }

    /// <summary>A name from the vendor's list. "style_preset:INK" is how another route says which field a name is for; fal has no such name.</summary>
    private static bool IsWord(JsonElement value) => StrictFields.Text(60)(value) && !value.GetString()!.Contains(':', StringComparison.Ordinal);
}
