using System.Globalization;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;
using ImageStudio.Web.Media.ImageSharp;
using ImageStudio.Web.Media.Vips;

namespace ImageStudio.Tests.Media.ImageSharp;

/// <summary>What the two codecs take of the processor for the same work: reading a picture and making its three copies.</summary>
public sealed class CodecMeasurements
{
    private const int Rounds = 7;
    private const int Quality = 80;

    private static readonly VipsCodec Vips = new();
    private static readonly SharpCodec Sharp = new();

    [Theory(Explicit = true)]
    [InlineData("JPEG of 12 MP", ImageFormat.Jpeg, 4000, 3000)]
    [InlineData("PNG of 1 MP", ImageFormat.Png, 1024, 1024)]
    public void Reading_a_picture_and_making_its_copies(string what, ImageFormat format, int width, int height)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, format == ImageFormat.Jpeg ? Pictures.Jpeg(width, height) : Pictures.Png(width, height));
            Work(Vips, path, format);
            Work(Sharp, path, format);

            // By turns, so that both meet the same weather.
            var times = Enumerable.Range(0, Rounds).Select(_ => (Vips: Work(Vips, path, format), Sharp: Work(Sharp, path, format))).ToList();

            var ratios = times.Select(time => time.Sharp / time.Vips).Order().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: libvips {Median(times.Select(time => time.Vips)):F0} ms, ImageSharp {Median(times.Select(time => time.Sharp)):F0} ms of processor time; ratio {Median(ratios):F1} ({ratios[0]:F1}–{ratios[^1]:F1})"));
            Assert.All(times, time => Assert.True(time is { Vips: > 0, Sharp: > 0 }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Work(IImageCodec codec, string path, ImageFormat format)
    {
        var before = Environment.CpuUsage.TotalTime;
        using var picture = codec.Decode(path, format, (int)Rendition.Full)!;
        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            var scale = Math.Min(1, (double)rendition / Math.Max(picture.Width, picture.Height));
            using var copy = picture.Resize((int)(picture.Width * scale), (int)(picture.Height * scale));
            Assert.NotEmpty(copy.Encode(ImageFormat.WebP, Quality));
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2);
}
