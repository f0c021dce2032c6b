using System.Runtime.Versioning;
using System.Security.Cryptography;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class ImageIntakeTests : IDisposable
{
    private readonly MediaRoom _room = new();

    public static TheoryData<ImageFormat> Formats => [.. Enum.GetValues<ImageFormat>().Where(format => format != ImageFormat.Avif || CodecUnderTest.ReadsAvif)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_is_kept_byte_for_byte_under_their_hash(ImageFormat format)
    {
        var bytes = Draw(format);

        var image = await _room.Keep(bytes);

        Assert.Equal((format, 96, 64, bytes.Length), (image.Format, image.Width, image.Height, (int)image.Bytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), image.Hash);
        Assert.Equal(bytes, _room.Original(image));
    }

    [Fact]
    public async Task Files_lie_two_levels_deep_by_content_address()
    {
        var image = await _room.Keep(Pictures.Png());

        var (first, second) = (image.Hash[..2], image.Hash[2..4]);
        Assert.Equal(
            [
                Path.Combine("originals", first, second, image.Hash + ".png"),
                Path.Combine("renditions", first, second, image.Hash + "-full.webp"),
                Path.Combine("renditions", first, second, image.Hash + "-grid.webp"),
                Path.Combine("renditions", first, second, image.Hash + "-thumb.webp"),
            ],
            _room.Files.Select(file => Path.GetRelativePath(_room.Root, file)).Order());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_are_closed_to_strangers_on_the_machine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await _room.Keep(Pictures.Png());

        Assert.All(_room.Files, file => Assert.Equal(UnixFileMode.None, ForStrangers(file)));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once()
    {
        var first = await _room.Keep(Pictures.Png());
        var files = _room.Files.ToDictionary(file => file, File.GetLastWriteTimeUtc);

        var second = await _room.Keep(Pictures.Png());

        Assert.Equal(first, second);
        Assert.Equal(files, _room.Files.ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public async Task An_original_of_the_wrong_length_is_put_right_by_sending_it_again()
    {
        var bytes = Pictures.Png();
        var image = await _room.Keep(bytes);
        using (var file = File.OpenWrite(_room.Files.Single(path => path.EndsWith(".png", StringComparison.Ordinal))))
            file.SetLength(10);

        await _room.Keep(bytes);

        Assert.Equal(bytes, _room.Original(image));
    }

    [Fact]
    public async Task Many_keeps_of_the_same_bytes_at_once_agree()
    {
        var bytes = Pictures.Jpeg(800, 600);

        var images = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _room.Keep(bytes))));

        Assert.Single(images.Distinct());
        Assert.Equal(4, _room.Files.Count);
        Assert.Equal(bytes, _room.Original(images[0]));
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        var source = new SlowStream(Pictures.Png(), afterFirstRead: cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _room.Intake.KeepAsync(source, IntakeLimits.Upload, ImageProvenance.Upload, cancel.Token));

        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing_behind()
    {
        var source = new SlowStream(Pictures.Png(), afterFirstRead: () => throw new IOException("The line broke."));

        await Assert.ThrowsAsync<IOException>(
            () => _room.Intake.KeepAsync(source, IntakeLimits.Upload, ImageProvenance.Upload, TestContext.Current.CancellationToken));

        Assert.Empty(_room.Files);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_exception_not_a_refusal()
    {
        Directory.CreateDirectory(_room.Root);
        await File.WriteAllTextAsync(_room.Incoming, "in the way", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() => _room.Send(Pictures.Png()));
    }

    [Fact]
    public async Task The_placeholder_is_the_average_colour()
    {
        Assert.Equal("#c86432", (await _room.Keep(Pictures.Plain(64, 64, 200, 100, 50))).Placeholder);
        Assert.Equal("#5a5a5a", (await _room.Keep(Pictures.PlainGrey(0x5A))).Placeholder);
        Assert.Equal("#ffffff", (await _room.Keep(Pictures.Plain(64, 64, 200, 100, 50, 0))).Placeholder);
        Assert.Equal("#c86432", (await _room.Keep(Pictures.Plain16Bit())).Placeholder);
    }

    public void Dispose() => _room.Dispose();

    [UnsupportedOSPlatform("windows")]
    private static UnixFileMode ForStrangers(string file) =>
        File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

    private static byte[] Draw(ImageFormat format) => format switch
    {
        ImageFormat.Png => Pictures.Png(),
        ImageFormat.Jpeg => Pictures.Jpeg(),
        ImageFormat.WebP => Pictures.WebP(),
        _ => Pictures.Avif(),
    };

    private sealed class SlowStream(byte[] bytes, Action afterFirstRead) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 0)
                afterFirstRead();
            return await base.ReadAsync(buffer[..Math.Min(100, buffer.Length)], cancellationToken);
        }
    }
}
