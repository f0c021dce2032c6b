using ImageStudio.Tests.Support;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Gallery;

public sealed class GalleryQueryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly Guid Grace = Guid.NewGuid();

    private readonly StudioDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    public async Task Paging_shows_each_of_120_pictures_once_newest_first_whatever_shares_a_moment(int sharingOneMoment)
    {
        await KeepAsync(Enumerable.Range(0, 120).Select(i => Picture(Ada, Start.AddSeconds(i / sharingOneMoment))));
        await KeepAsync([Picture(Grace, Start)]);

        var pages = await AllPagesAsync();

        Assert.Equal([48, 48, 24], pages.Select(page => page.Tiles.Count));
        var tiles = pages.SelectMany(page => page.Tiles).ToList();
        Assert.Equal(120, tiles.Select(tile => tile.Id).Distinct().Count());
        Assert.Equal(tiles.Select(tile => tile.KeptAt).OrderDescending(), tiles.Select(tile => tile.KeptAt));
    }

    [Fact]
    public async Task A_picture_kept_while_somebody_pages_shifts_nothing()
    {
        await KeepAsync(Enumerable.Range(0, 60).Select(i => Picture(Ada, Start.AddSeconds(i))));
        var first = await PageAsync(null);

        await KeepAsync([Picture(Ada, Start.AddHours(1))]);
        var second = await PageAsync(first.Older);

        Assert.Equal(12, second.Tiles.Count);
        Assert.Null(second.Older);
        Assert.Empty(first.Tiles.IntersectBy(second.Tiles.Select(tile => tile.Id), tile => tile.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(GalleryQuery.PageSize)]
    public async Task A_page_that_is_just_full_is_the_last(int pictures)
    {
        await KeepAsync(Enumerable.Range(0, pictures).Select(_ => Picture(Ada, Start)));

        var page = await PageAsync(null);

        Assert.Equal((pictures, null), (page.Tiles.Count, page.Older));
    }

    [Fact]
    public async Task What_is_not_yours_does_not_exist()
    {
        var picture = Picture(Ada, Start);
        await KeepAsync([picture]);
        await using var db = _database.Open();
        var gallery = new GalleryQuery(db);

        Assert.NotNull(await gallery.FindAsync(Ada, picture.Id, Token));
        Assert.Null(await gallery.FindAsync(Grace, picture.Id, Token));
        Assert.Null(await gallery.FindAsync(Ada, Guid.NewGuid(), Token));
        Assert.Empty((await gallery.PageAsync(Grace, null, Token)).Tiles);
    }

    [Fact]
    public void A_cursor_survives_the_link()
    {
        var cursor = new GalleryCursor(Start.AddMilliseconds(7), Guid.NewGuid());

        Assert.Equal(cursor, GalleryCursor.TryParse(cursor.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("1")]
    [InlineData("1_")]
    [InlineData("_00000000000000000000000000000000")]
    [InlineData("1_00000000000000000000000000000000_1")]
    [InlineData("-1_00000000000000000000000000000000")]
    [InlineData("1.5_00000000000000000000000000000000")]
    [InlineData("253402300800000_00000000000000000000000000000000")]
    [InlineData("9223372036854775807_00000000000000000000000000000000")]
    [InlineData("99999999999999999999_00000000000000000000000000000000")]
    [InlineData("1_00000000-0000-0000-0000-000000000000")]
    [InlineData("1_0000000000000000000000000000000'")]
    [InlineData("1' OR 1=1--_00000000000000000000000000000000")]
    [InlineData("\0_\ud83e")]
    public void A_hostile_cursor_is_none(string? text) => Assert.Null(GalleryCursor.TryParse(text));

    [Theory]
    [InlineData("0_00000000000000000000000000000000", 0)]
    [InlineData("253402300799999_ffffffffffffffffffffffffffffffff", 1)]
    public async Task A_cursor_at_the_ends_of_time_is_just_a_place(string text, int pictures)
    {
        await KeepAsync([Picture(Ada, Start)]);

        Assert.Equal(pictures, (await PageAsync(GalleryCursor.TryParse(text)!.Value)).Tiles.Count);
    }

    [Theory]
    [InlineData("a heron", "a heron")]
    [InlineData("", "")]
    public void A_short_description_is_the_alternative_text(string description, string alt) => Assert.Equal(alt, GalleryImage.AltOf(description));

    [Fact]
    public void A_long_description_is_cut_at_a_word() =>
        Assert.Equal(
            string.Join(' ', Enumerable.Repeat("heron", 20)) + "…",
            GalleryImage.AltOf(string.Join(' ', Enumerable.Repeat("heron", 40))));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public void A_long_description_without_words_is_not_cut_inside_a_character(string start)
    {
        var alt = GalleryImage.AltOf(start + string.Concat(Enumerable.Repeat("\ud83e\udda9", 80)));

        Assert.InRange(alt.Length, 119, 120);
        Assert.EndsWith("\ud83e\udda9…", alt, StringComparison.Ordinal);
    }

    private static GalleryImage Picture(Guid owner, DateTimeOffset keptAt) => new(
        owner,
        "a heron",
        new(new('a', 64), ImageFormat.Png, 32, 32, 100, "#123456"),
        new(ImageKind.Created, Guid.NewGuid(), Guid.NewGuid(), "single", "Single", "Auto", "scripted", 7, 4_000),
        keptAt);

    private async Task KeepAsync(IEnumerable<GalleryImage> images)
    {
        await using var db = _database.Open();
        db.GalleryImages.AddRange(images);
        await db.SaveChangesAsync(Token);
    }

    private async Task<GalleryPage> PageAsync(GalleryCursor? after)
    {
        await using var db = _database.Open();
        return await new GalleryQuery(db).PageAsync(Ada, after, Token);
    }

    private async Task<List<GalleryPage>> AllPagesAsync()
    {
        var pages = new List<GalleryPage> { await PageAsync(null) };
        while (pages[^1].Older is { } older) pages.Add(await PageAsync(GalleryCursor.TryParse(older.ToString())));
        return pages;
    }
}
