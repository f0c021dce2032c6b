using ImageStudio.Tests.Support;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media.ImageSharp;

public sealed class AvifTests : IDisposable
{
    private readonly MediaRoom _room = new();

    [Fact]
    public async Task Avif_is_refused_in_words_and_nothing_is_kept()
    {
        var outcome = await _room.Send(Pictures.Avif());

        Assert.Equal(new IntakeOutcome.Refused(RefusalReason.FormatNotAllowed, "AVIF files cannot be read here. Please use PNG, JPEG or WebP."), outcome);
        Assert.Empty(_room.Files);
    }

    public void Dispose() => _room.Dispose();
}
