using System.Globalization;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>A job and the number of one of its pictures. Nothing else can be written in a reference, so none can name a path.</summary>
internal readonly record struct PictureReference(Guid JobId, int Index)
{
    private const int MostPictures = 4;

    public ImageSource Source => new(string.Create(CultureInfo.InvariantCulture, $"{JobId:N}/{Index}"));

    public static PictureReference? Read(ImageSource source)
    {
        var text = source.Reference;
        var wellFormed = text.Length == 34 && text[32] == '/' && Guid.TryParseExact(text[..32], "N", out _) && text[33] >= '0' && text[33] < '0' + MostPictures;
        return wellFormed ? new(Guid.ParseExact(text[..32], "N"), text[33] - '0') : null;
    }
}
