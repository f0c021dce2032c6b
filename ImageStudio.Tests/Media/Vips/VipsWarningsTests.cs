using ImageStudio.Tests.Support;
using ImageStudio.Web.Media.Vips;

namespace ImageStudio.Tests.Media.Vips;

public sealed class VipsWarningsTests : IDisposable
{
    private readonly MediaRoom _room = new();

    [Fact]
    public async Task What_the_library_mutters_about_a_damaged_file_is_counted()
    {
        var before = VipsStart.Warnings;
        var whole = Pictures.Png(640, 480);

        await _room.Send(whole[..(whole.Length / 2)]);

        Assert.True(VipsStart.Warnings > before);
    }

    public void Dispose() => _room.Dispose();
}
