using System.Text;
using System.Xml.Linq;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class RenditionTests : IDisposable
{
    private static readonly XNamespace Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    private readonly MediaRoom _room = new();

    [Theory]
    [InlineData(2000, 1000, Rendition.Thumb, 320, 160)]
    [InlineData(2000, 1000, Rendition.Grid, 640, 320)]
    [InlineData(2000, 1000, Rendition.Full, 1600, 800)]
    [InlineData(100, 200, Rendition.Thumb, 100, 200)]
    [InlineData(100, 200, Rendition.Full, 100, 200)]
    [InlineData(16, 4000, Rendition.Thumb, 1, 320)]
    public async Task The_longest_side_fits_and_nothing_is_enlarged(
        int width, int height, Rendition rendition, int shownWidth, int shownHeight)
    {
        var shown = await _room.Show(await _room.Keep(Pictures.Png(width, height)), rendition);

        using var picture = Pictures.Read(shown);
        Assert.Equal((shownWidth, shownHeight), (picture.Width, picture.Height));
        Assert.Equal("webpload_buffer", picture.Get("vips-loader"));
    }

    [Fact]
    public async Task A_photograph_is_turned_upright_and_loses_its_place_and_words()
    {
        var photo = Pictures.FromCamera(600, 400);
        Assert.True(photo.AsSpan().IndexOf("a secret place"u8) > 0);

        var image = await _room.Keep(photo);

        Assert.Equal((400, 600), (image.Width, image.Height));
        foreach (var rendition in Enum.GetValues<Rendition>())
        {
            var shown = await _room.Show(image, rendition);
            using var picture = Pictures.Read(shown);
            Assert.True(picture.Height > picture.Width);
            Assert.False(picture.Contains("exif-data"));
            Assert.False(picture.Contains("xmp-data"));
            Assert.Equal(-1, shown.AsSpan().IndexOf("a secret place"u8));
        }
    }

    [Theory]
    [InlineData("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", false)]
    [InlineData("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia", true)]
    public async Task Every_copy_of_what_a_model_made_says_so(string sourceType, bool edited)
    {
        var provenance = edited ? ImageProvenance.Edited("Flux Dev 1.0") : ImageProvenance.Generated("Flux Dev 1.0");

        var image = await _room.Keep(Pictures.FromCamera(600, 400), provenance);

        foreach (var rendition in Enum.GetValues<Rendition>())
            Assert.Equal((sourceType, "Flux Dev 1.0"), Mark(await _room.Show(image, rendition)));
    }

    [Fact]
    public async Task The_name_of_a_model_cannot_break_the_packet()
    {
        const string Name = "<Модель> & \"Co\" ]]> ?> é";

        var image = await _room.Keep(Pictures.Png(), ImageProvenance.Generated(Name + "\0\u0001"));

        Assert.Equal(Name, Mark(await _room.Show(image, Rendition.Thumb)).System);
    }

    [Fact]
    public async Task A_missing_copy_is_made_again_with_its_mark()
    {
        var image = await _room.Keep(Pictures.Png(), ImageProvenance.Generated("Flux Dev 1.0"));
        var before = await _room.Show(image, Rendition.Grid);
        Directory.Delete(Path.Combine(_room.Root, "renditions"), recursive: true);

        var shown = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _room.Show(image, Rendition.Grid)));

        Assert.All(shown, bytes => Assert.Equal(before, bytes));
    }

    [Fact]
    public async Task A_picture_first_sent_by_a_person_is_marked_once_a_model_is_known_to_have_made_it()
    {
        var image = await _room.Keep(Pictures.Png());
        await _room.Keep(Pictures.Png(), ImageProvenance.Generated("Flux Dev 1.0"));

        Assert.Equal("Flux Dev 1.0", Mark(await _room.Show(image, Rendition.Full)).System);
    }

    [Fact]
    public async Task Sending_a_generated_picture_back_does_not_wash_off_its_mark()
    {
        var image = await _room.Keep(Pictures.Png(), ImageProvenance.Generated("Flux Dev 1.0"));
        await _room.Keep(Pictures.Png());

        Assert.Equal("Flux Dev 1.0", Mark(await _room.Show(image, Rendition.Full)).System);
    }

    [Theory]
    [InlineData("wide colour")]
    [InlineData("ink")]
    [InlineData("broken profile")]
    [InlineData("16 bits")]
    public async Task Colours_arrive_as_they_were_meant(string what)
    {
        var image = await _room.Keep(what switch
        {
            "wide colour" => Pictures.PlainInWideColour(200, 100, 50),
            "ink" => Pictures.PlainCmyk(),
            "broken profile" => Pictures.WithBrokenProfile(),
            _ => Pictures.Plain16Bit(),
        });

        using var picture = Pictures.Read(await _room.Show(image, Rendition.Full));
        Assert.False(picture.Contains("icc-profile-data"));
        var tolerance = what == "ink" ? CodecUnderTest.InkTolerance : 4;
        Assert.InRange(picture.ExtractBand(0).Avg(), 200 - tolerance, 200 + tolerance);
        Assert.InRange(picture.ExtractBand(1).Avg(), 100 - tolerance, 100 + tolerance);
        Assert.InRange(picture.ExtractBand(2).Avg(), 50 - tolerance, 50 + tolerance);
    }

    [Fact]
    public async Task Transparency_is_kept()
    {
        var image = await _room.Keep(Pictures.Plain(64, 64, 200, 100, 50, 128));

        using var picture = Pictures.Read(await _room.Show(image, Rendition.Thumb));
        Assert.InRange(picture.ExtractBand(3).Avg(), 126, 130);
    }

    public void Dispose() => _room.Dispose();

    private static (string SourceType, string System) Mark(byte[] shown)
    {
        using var picture = Pictures.Read(shown);
        var packet = XDocument.Parse(Encoding.UTF8.GetString((byte[])picture.Get("xmp-data")));
        return (packet.Descendants(Iptc + "DigitalSourceType").Single().Value, packet.Descendants(Iptc + "AISystemUsed").Single().Value);
    }
}
