using System.Text;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class RefusalTests : IDisposable
{
    private const string Use = "Please use PNG, JPEG, WebP or AVIF.";

    private readonly MediaRoom _room = new();

    public static TheoryData<string, RefusalReason, string> Refused => new()
    {
        { "nothing", RefusalReason.Empty, "The file is empty." },
        { "web page", RefusalReason.FormatNotAllowed, "This is a web page, not an image." },
        { "web page after spaces", RefusalReason.FormatNotAllowed, "This is a web page, not an image." },
        { "web page with a drawing", RefusalReason.FormatNotAllowed, "This is a web page, not an image." },
        { "SVG", RefusalReason.FormatNotAllowed, $"SVG files are not accepted. {Use}" },
        { "SVG after a prologue", RefusalReason.FormatNotAllowed, $"SVG files are not accepted. {Use}" },
        { "SVG with a script", RefusalReason.FormatNotAllowed, $"SVG files are not accepted. {Use}" },
        { "GIF", RefusalReason.FormatNotAllowed, $"GIF files are not accepted. {Use}" },
        { "TIFF", RefusalReason.FormatNotAllowed, $"TIFF files are not accepted. {Use}" },
        { "PDF", RefusalReason.FormatNotAllowed, $"PDF files are not accepted. {Use}" },
        { "ZIP", RefusalReason.FormatNotAllowed, $"ZIP files are not accepted. {Use}" },
        { "HEIC", RefusalReason.FormatNotAllowed, $"HEIC and video files are not accepted. {Use}" },
        { "random", RefusalReason.NotAnImage, $"This file is not an image. {Use}" },
        { "one byte", RefusalReason.NotAnImage, $"This file is not an image. {Use}" },
        { "text", RefusalReason.NotAnImage, $"This file is not an image. {Use}" },
        { "animated WebP", RefusalReason.Animated, "Animated images are not accepted." },
        { "animated PNG", RefusalReason.Animated, "Animated images are not accepted." },
        { "animated AVIF", RefusalReason.Animated, "Animated images are not accepted." },
        { "8 × 8", RefusalReason.TooSmall, "The image is 8 × 8 pixels; each side must be at least 16 pixels." },
        { "15 high", RefusalReason.TooSmall, "The image is 400 × 15 pixels; each side must be at least 16 pixels." },
        { "WebP bomb", RefusalReason.TooLarge, "The image is 12,000 × 12,000 pixels; at most 40 megapixels are accepted." },
        { "PNG bomb", RefusalReason.TooLarge, "The image is 20,000 × 20,000 pixels; no side may be longer than 16,384 pixels." },
        { "long strip", RefusalReason.TooLarge, "The image is 16,385 × 16 pixels; no side may be longer than 16,384 pixels." },
        { "PNG signature alone", RefusalReason.Damaged, "The image is damaged or incomplete." },
        { "JPEG start alone", RefusalReason.Damaged, "The image is damaged or incomplete." },
        { "honest header, few pixels", RefusalReason.Damaged, "The image is damaged or incomplete." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_wanted_is_refused_by_name_and_nothing_is_kept(string what, RefusalReason reason, string words)
    {
        var outcome = await _room.Send(Make(what));

        Assert.Equal(new IntakeOutcome.Refused(reason, words), outcome);
        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task The_same_bomb_is_too_large_for_vendors_too()
    {
        var outcome = await _room.Send(CraftedFiles.TinyWebP(12_000, 12_000), limits: IntakeLimits.ProviderResult);

        Assert.Equal(RefusalReason.TooLarge, Assert.IsType<IntakeOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task The_hand_made_picture_is_a_good_one_at_an_honest_size()
    {
        var image = await _room.Keep(CraftedFiles.TinyWebP(64, 48));

        Assert.Equal((64, 48, "#000000"), (image.Width, image.Height, image.Placeholder));
    }

    [Fact]
    public async Task A_stream_over_the_limit_is_not_read_to_its_end()
    {
        await using var endless = new EndlessStream();
        var limits = new IntakeLimits(MaxBytes: 3 * 1024 * 1024, MaxPixels: 1_000_000);

        var outcome = await _room.Intake.KeepAsync(endless, limits, ImageProvenance.Upload, TestContext.Current.CancellationToken);

        Assert.Equal(new IntakeOutcome.Refused(RefusalReason.TooManyBytes, "The file is larger than 3 MB."), outcome);
        Assert.InRange(endless.Given, limits.MaxBytes, limits.MaxBytes + 200_000);
        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task The_limit_itself_is_still_allowed()
    {
        var bytes = Pictures.Png();

        Assert.IsType<IntakeOutcome.Kept>(await _room.Send(bytes, limits: new IntakeLimits(bytes.Length, 96 * 64)));
        Assert.IsType<IntakeOutcome.Refused>(await _room.Send(bytes, limits: new IntakeLimits(bytes.Length - 1, 96 * 64)));
        Assert.IsType<IntakeOutcome.Refused>(await _room.Send(bytes, limits: new IntakeLimits(bytes.Length, (96 * 64) - 1)));
    }

    [Fact]
    public void People_and_vendors_have_the_limits_we_promise()
    {
        Assert.Equal(new IntakeLimits(20_971_520, 40_000_000), IntakeLimits.Upload);
        Assert.Equal(new IntakeLimits(52_428_800, 100_000_000), IntakeLimits.ProviderResult);
    }

    public void Dispose() => _room.Dispose();

    private static byte[] Make(string what) => what switch
    {
        "nothing" => [],
        "web page" => Text("<!DOCTYPE html><html><body>Bad gateway</body></html>"),
        "web page after spaces" => Text("\uFEFF \r\n <HTML><head></head></HTML>"),
        "web page with a drawing" => Text("<html><body><svg></svg></body></html>"),
        "SVG" => Text("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"99\"></svg>"),
        "SVG after a prologue" => Text("<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        "SVG with a script" => Text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        "GIF" => Pictures.Gif(),
        "TIFF" => Pictures.Tiff(),
        "PDF" => Text("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"),
        "ZIP" => CraftedFiles.Zip(),
        "HEIC" => [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8],
        "random" => RandomBytes(5000),
        "one byte" => [0x89],
        "text" => Text("{\"error\":\"no funds\"}"),
        "animated WebP" => Pictures.AnimatedWebP(),
        "animated PNG" => CraftedFiles.AnimatedPng(Pictures.Png()),
        "animated AVIF" => [0, 0, 0, 24, .. "ftypavis\0\0\0\0avifmif1"u8],
        "8 × 8" => Pictures.Png(8, 8),
        "15 high" => Pictures.Png(400, 15),
        "WebP bomb" => CraftedFiles.TinyWebP(12_000, 12_000),
        "PNG bomb" => CraftedFiles.PngClaiming(20_000, 20_000),
        "long strip" => Pictures.Png(16_385, 16),
        "PNG signature alone" => Pictures.Png()[..8],
        "JPEG start alone" => Pictures.Jpeg()[..3],
        "honest header, few pixels" => CraftedFiles.PngClaiming(500, 500),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(42).NextBytes(bytes);
        return bytes;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
