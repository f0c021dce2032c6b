using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class DamagedImageTests : IDisposable
{
    private readonly MediaRoom _room = new();

    public static TheoryData<string, int> Cuts => new MatrixTheoryData<string, int>(
        ["PNG", "interlaced PNG", "JPEG", "WebP", .. CodecUnderTest.ReadsAvif ? ["AVIF"] : Array.Empty<string>()], [25, 50, 75, 99]);

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_file_cut_short_is_refused(string what, int percent)
    {
        var whole = Make(what);

        var outcome = await _room.Send(whole[..(whole.Length * percent / 100)]);

        Assert.Equal(RefusalReason.Damaged, Assert.IsType<IntakeOutcome.Refused>(outcome).Reason);
        Assert.Empty(_room.Files);
        Assert.IsType<IntakeOutcome.Kept>(await _room.Send(whole));
    }

    [Theory]
    [InlineData("PNG")]
    [InlineData("interlaced PNG")]
    public async Task A_png_with_one_flipped_byte_is_refused(string what)
    {
        var outcome = await _room.Send(CraftedFiles.WithOneByteFlippedInside(Make(what)));

        Assert.Equal(RefusalReason.Damaged, Assert.IsType<IntakeOutcome.Refused>(outcome).Reason);
        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task What_is_hung_on_behind_a_picture_stays_in_the_original_and_is_never_shown()
    {
        byte[] twoInOne = [.. Pictures.Png(), .. "<html><script>alert(1)</script></html>"u8];

        var image = await _room.Keep(twoInOne);

        Assert.Equal(twoInOne, _room.Original(image));
        foreach (var rendition in Enum.GetValues<Rendition>())
            Assert.Equal(-1, (await _room.Show(image, rendition)).AsSpan().IndexOf("script"u8));
    }

    public void Dispose() => _room.Dispose();

    private static byte[] Make(string what) => what switch
    {
        "PNG" => Pictures.Png(640, 480),
        "interlaced PNG" => Pictures.InterlacedPng(640, 480),
        "JPEG" => Pictures.Jpeg(640, 480),
        "WebP" => Pictures.WebP(640, 480),
        _ => Pictures.Avif(640, 480),
    };
}
