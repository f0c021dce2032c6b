using NetVips;

namespace ImageStudio.Tests.Support;

/// <summary>Draws the pictures that tests send in, and reads what comes out: with libvips, whichever codec is tested. The same arguments give the same bytes.</summary>
public static class Pictures
{
    public static byte[] Png(int width = 96, int height = 64)
    {
        using var picture = Draw(width, height);
        return picture.PngsaveBuffer();
    }

    public static byte[] InterlacedPng(int width, int height)
    {
        using var picture = Draw(width, height);
        return picture.PngsaveBuffer(interlace: true);
    }

    public static byte[] Jpeg(int width = 96, int height = 64)
    {
        using var picture = Draw(width, height);
        return picture.JpegsaveBuffer();
    }

    public static byte[] WebP(int width = 96, int height = 64)
    {
        using var picture = Draw(width, height);
        return picture.WebpsaveBuffer(effort: 0);
    }

    public static byte[] Avif(int width = 96, int height = 64)
    {
        using var picture = Draw(width, height);
        return picture.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
    }

    public static byte[] Gif()
    {
        using var picture = Draw(96, 64);
        return picture.GifsaveBuffer();
    }

    public static byte[] Tiff()
    {
        using var picture = Draw(96, 64);
        return picture.TiffsaveBuffer();
    }

    public static byte[] AnimatedWebP()
    {
        using var frames = Draw(64, 128);
        return frames.WebpsaveBuffer(pageHeight: 64);
    }

    /// <summary>One colour all over, given in sRGB; with 4 numbers, the last is the alpha.</summary>
    public static byte[] Plain(int width, int height, params double[] colour)
    {
        using var picture = Fill(width, height, colour);
        return picture.PngsaveBuffer();
    }

    public static byte[] PlainCmyk()
    {
        using var picture = Fill(64, 64, 200, 100, 50);
        using var ink = picture.IccTransform("cmyk", inputProfile: "srgb");
        return ink.JpegsaveBuffer(keep: Enums.ForeignKeep.None);
    }

    public static byte[] Plain16Bit()
    {
        using var picture = Fill(64, 64, 200, 100, 50, 255);
        using var wide = (picture * 257).Cast(Enums.BandFormat.Ushort); // 255 becomes 65,535
        using var deep = wide.Copy(interpretation: Enums.Interpretation.Rgb16);
        return deep.PngsaveBuffer();
    }

    public static byte[] PlainGrey(byte shade)
    {
        using var black = Image.Black(64, 64);
        using var grey = (black + shade).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        return grey.PngsaveBuffer();
    }

    /// <summary>The same colour, written in the numbers of Display P3 with its profile.</summary>
    public static byte[] PlainInWideColour(params double[] colour)
    {
        using var picture = Fill(64, 64, colour);
        using var wide = picture.IccTransform("p3", inputProfile: "srgb");
        return wide.PngsaveBuffer();
    }

    public static byte[] WithBrokenProfile()
    {
        using var picture = Fill(64, 64, 200, 100, 50);
        using var odd = picture.Mutate(copy => copy.Set(GValue.BlobType, "icc-profile-data", new byte[300]));
        return odd.JpegsaveBuffer();
    }

    /// <summary>A photograph as a camera writes it: turned a quarter, with a place in its metadata.</summary>
    public static byte[] FromCamera(int width, int height)
    {
        using var picture = Draw(width, height);
        using var tagged = picture.Mutate(copy =>
        {
            copy.Set(GValue.GIntType, "orientation", 6);
            copy.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "51/1 30/1 0/1");
            copy.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "a secret place");
        });
        return tagged.JpegsaveBuffer();
    }

    /// <summary>Red, green, blue and alpha of every pixel, row by row.</summary>
    public static byte[] Rgba(byte[] file)
    {
        using var picture = Read(file);
        using var coloured = picture.Colourspace(Enums.Interpretation.Srgb);
        using var whole = coloured.HasAlpha() ? coloured.Copy() : coloured.Bandjoin(255);
        using var bytes = whole.Cast(Enums.BandFormat.Uchar);
        return bytes.WriteToMemory<byte>();
    }

    /// <summary>A PNG of the pixels given: one byte each makes it grey, three or four make it coloured.</summary>
    public static byte[] OfPixels(byte[] pixels, int width, int height)
    {
        var bands = pixels.Length / (width * height);
        using var raw = Image.NewFromMemory(pixels, width, height, bands, Enums.BandFormat.Uchar);
        using var picture = raw.Copy(interpretation: bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        return picture.PngsaveBuffer();
    }

    public static Image Read(byte[] bytes) => Image.NewFromBuffer(bytes, failOn: Enums.FailOn.Error);

    private static Image Fill(int width, int height, params double[] colour)
    {
        using var black = Image.Black(width, height, bands: colour.Length);
        using var filled = (black + colour).Cast(Enums.BandFormat.Uchar);
        return filled.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Slopes with grain: compresses like a photograph, so that every part of the file matters.</summary>
    private static Image Draw(int width, int height)
    {
        using var places = Image.Xyz(width, height);
        using var across = places.ExtractBand(0) * (200.0 / width);
        using var down = places.ExtractBand(1) * (200.0 / height);
        using var grain = Image.Gaussnoise(width, height, sigma: 12, mean: 100, seed: 7);
        using var joined = across.Bandjoin(down, grain);
        using var bytes = (joined + 20).Cast(Enums.BandFormat.Uchar);
        using var coloured = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.CopyMemory();
    }
}
