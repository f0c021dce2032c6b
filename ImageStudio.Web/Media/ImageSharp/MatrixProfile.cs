using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageStudio.Web.Media.ImageSharp;

/// <summary>
/// A colour profile of three curves and a matrix, as cameras and screens have them. ImageSharp 3.1 reads profiles but does not apply them.
/// Formats of ICC.1:2022: curveType, parametricCurveType, XYZType.
/// </summary>
internal sealed class MatrixProfile
{
    private const int Levels = 256;
    private const int FineLevels = 16_384;
    private const int TagsAt = 128;
    private const int TagBytes = 12;

    /// <summary>From the profile's XYZ at D50 to linear sRGB, with Bradford's adaptation in it.</summary>
    private static readonly double[,] ToLinearWeb =
    {
        { 3.1338561, -1.6168667, -0.4906146 },
        { -0.9787684, 1.9161415, 0.0334540 },
        { 0.0719453, -0.2289914, 1.4052427 },
    };

    private static readonly byte[] WebLevels = [.. Enumerable.Range(0, FineLevels + 1).Select(at => WebLevel((double)at / FineLevels))];

    private readonly double[][] _curves;
    private readonly double[,] _matrix;

    private MatrixProfile(double[][] curves, double[,] matrix) => (_curves, _matrix) = (curves, matrix);

    /// <summary>Null for any other kind of profile, and for a broken one: such pictures are taken for sRGB.</summary>
    public static MatrixProfile? Read(byte[] profile)
    {
        try
        {
            return profile.AsSpan(16).StartsWith("RGB XYZ "u8) ? ReadTags(profile) : null;
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException or InvalidDataException)
        {
            return null;
        }
    }

    public void ToWeb(Image<Rgba32> image) => image.ProcessPixelRows(rows =>
    {
        for (var y = 0; y < rows.Height; y++)
        {
            foreach (ref var pixel in rows.GetRowSpan(y))
                pixel = ToWeb(pixel);
        }
    });

    private Rgba32 ToWeb(Rgba32 pixel)
    {
        var (red, green, blue) = (_curves[0][pixel.R], _curves[1][pixel.G], _curves[2][pixel.B]);
        return new(Web(0, red, green, blue), Web(1, red, green, blue), Web(2, red, green, blue), pixel.A);
    }

    private byte Web(int channel, double red, double green, double blue)
    {
        var light = (_matrix[channel, 0] * red) + (_matrix[channel, 1] * green) + (_matrix[channel, 2] * blue);
        return WebLevels[(int)Math.Round(Math.Clamp(light, 0, 1) * FineLevels)];
    }

    private static MatrixProfile ReadTags(byte[] profile)
    {
        var columns = new[] { ReadPoint(Tag(profile, "rXYZ"u8)), ReadPoint(Tag(profile, "gXYZ"u8)), ReadPoint(Tag(profile, "bXYZ"u8)) };
        var matrix = new double[3, 3];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
                matrix[row, column] = Enumerable.Range(0, 3).Sum(each => ToLinearWeb[row, each] * columns[column][each]);
        }

        return new([ReadCurve(Tag(profile, "rTRC"u8)), ReadCurve(Tag(profile, "gTRC"u8)), ReadCurve(Tag(profile, "bTRC"u8))], matrix);
    }

    private static ReadOnlySpan<byte> Tag(byte[] profile, ReadOnlySpan<byte> name)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(TagsAt)), 100);
        for (var tag = 0; tag < count; tag++)
        {
            var entry = profile.AsSpan(TagsAt + 4 + (tag * TagBytes), TagBytes);
            if (entry.StartsWith(name))
                return profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(entry[4..]), BinaryPrimitives.ReadInt32BigEndian(entry[8..]));
        }

        throw new InvalidDataException("The profile has no such tag.");
    }

    private static double[] ReadPoint(ReadOnlySpan<byte> tag) => [Fixed(tag[8..]), Fixed(tag[12..]), Fixed(tag[16..])];

    private static double[] ReadCurve(ReadOnlySpan<byte> tag)
    {
        if (tag.StartsWith("para"u8))
            return ReadParametric(tag);
        if (!tag.StartsWith("curv"u8))
            throw new InvalidDataException("The profile has a curve of another kind.");

        var count = BinaryPrimitives.ReadInt32BigEndian(tag[8..]);
        if (count < 0 || count > tag.Length / sizeof(ushort))
            throw new InvalidDataException("The profile has a curve longer than itself.");

        var points = new double[count];
        for (var point = 0; point < count; point++)
            points[point] = BinaryPrimitives.ReadUInt16BigEndian(tag[(12 + (2 * point))..]);
        return count switch
        {
            0 => Curve(value => value),
            1 => Curve(value => Math.Pow(value, points[0] / 256)),
            _ => Curve(value => Between(points, value * (count - 1)) / ushort.MaxValue),
        };
    }

    private static double Between(double[] points, double at)
    {
        var low = Math.Min((int)at, points.Length - 2);
        return points[low] + ((points[low + 1] - points[low]) * (at - low));
    }

    private static double[] ReadParametric(ReadOnlySpan<byte> tag)
    {
        var kind = BinaryPrimitives.ReadUInt16BigEndian(tag[8..]);
        var p = new double[7];
        for (var each = 0; each < kind switch { 0 => 1, 1 => 3, 2 => 4, 3 => 5, 4 => 7, _ => throw new InvalidDataException("Unknown curve.") }; each++)
            p[each] = Fixed(tag[(12 + (4 * each))..]);

        var (gamma, a, b, c, d, e, f) = (p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        return Curve(kind switch
        {
            0 => value => Math.Pow(value, gamma),
            1 => value => value >= -b / a ? Math.Pow((a * value) + b, gamma) : 0,
            2 => value => value >= -b / a ? Math.Pow((a * value) + b, gamma) + c : c,
            _ => value => value >= d ? Math.Pow((a * value) + b, gamma) + e : (c * value) + f,
        });
    }

    private static double[] Curve(Func<double, double> light)
    {
        var curve = new double[Levels];
        for (var level = 0; level < Levels; level++)
            curve[level] = light((double)level / (Levels - 1)) is var value && double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0;
        return curve;
    }

    private static double Fixed(ReadOnlySpan<byte> number) => BinaryPrimitives.ReadInt32BigEndian(number) / 65_536.0;

    private static byte WebLevel(double light) =>
        (byte)Math.Round(255 * (light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055));
}
