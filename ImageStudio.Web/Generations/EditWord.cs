using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Generations;

/// <summary>What can be done with a picture, as addresses and forms say it.</summary>
public static class EditWord
{
    private static readonly (ImageOperation Operation, string Word, string Verb)[] Words =
    [
        (ImageOperation.Edit, "edit", "Edit"),
        (ImageOperation.EditArea, "area", "Edit area"),
        (ImageOperation.Extend, "extend", "Extend"),
        (ImageOperation.RemoveBackground, "remove-background", "Remove background"),
        (ImageOperation.Upscale, "upscale", "Upscale"),
    ];

    /// <summary>In the order of the form.</summary>
    public static IEnumerable<ImageOperation> All => Words.Select(row => row.Operation);

    public static ImageOperation? Find(string? word) =>
        Words.Where(row => string.Equals(row.Word, word, StringComparison.OrdinalIgnoreCase)).Select(row => (ImageOperation?)row.Operation).FirstOrDefault();

    public static string Of(ImageOperation operation) => Words.Single(row => row.Operation == operation).Word;

    /// <summary>As on the button.</summary>
    public static string Verb(ImageOperation operation) => operation == ImageOperation.Create ? "Generate" : Words.Single(row => row.Operation == operation).Verb;
}
