using ImageStudio.Tests.Support;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Gallery;

/// <summary>Collections on both databases: what the verbs promise, and what the tables refuse to whoever goes around them.</summary>
public sealed class CollectionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly Guid Grace = Guid.NewGuid();

    private readonly FakeTimeProvider _clock = new(Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_name_is_once_among_a_persons_own_whatever_its_case(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var dawns = await CreateAsync(database, Ada, "Ährenfelder at dawn");
        var others = await CreateAsync(database, Ada, "Others");

        Assert.Equal(NamingOutcome.Taken, (await NameAsync(database, Ada, "ÄHRENFELDER AT Dawn")).Outcome);
        Assert.Equal(new(NamingOutcome.Taken), await RenameAsync(database, Ada, others, "ährenfelder at dawn"));
        Assert.Equal(new(NamingOutcome.Named, dawns), await RenameAsync(database, Ada, dawns, "ÄHRENFELDER"));
        Assert.Equal(NamingOutcome.Named, (await NameAsync(database, Grace, "Ährenfelder")).Outcome);
        Assert.Equal(new(NamingOutcome.NotFound), await RenameAsync(database, Grace, dawns, "Mine"));

        Assert.Equal(["Others", "ÄHRENFELDER"], await NamesAsync(database, Ada));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Many_at_once_make_one_of_a_name_and_no_more_than_fit(Engine engine)
    {
        await using var app = StudioApp.With([], engine);
        await using var ada = await app.RegisterAsync("ada");
        for (var index = 0; index < Collection.MostOfOnePerson - 2; index++) await ada.CreateCollectionAsync($"Collection {index}");
        var form = Visitor.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await ada.GetAsync("/gallery/collections/new")).Find("main form"));
        form.RemoveAll(field => field.Key == "Name");

        var twins = await Racers.RunAsync(10, _ => ada.PressAsync("/gallery/collections/new", [.. form, new("Name", "Twins")]));
        var crowd = await Racers.RunAsync(10, racer => ada.PressAsync("/gallery/collections/new", [.. form, new("Name", $"Crowd {racer}")]));

        Assert.Equal(1, twins.Count(answer => answer.StatusCode == System.Net.HttpStatusCode.Redirect));
        Assert.Equal(1, crowd.Count(answer => answer.StatusCode == System.Net.HttpStatusCode.Redirect));
        Assert.All(twins.Concat(crowd), answer => Assert.True(
            answer.StatusCode is System.Net.HttpStatusCode.Redirect or System.Net.HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}"));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_picture_comes_and_goes_and_only_its_owner_may_move_it(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var (adas, graces) = (await CreateAsync(database, Ada, "Herons"), await CreateAsync(database, Grace, "Herons"));
        var (heron, foreign) = (await KeepAsync(database, Ada, Start), await KeepAsync(database, Grace, Start));
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await CollectAsync(database, Ada, adas, heron));
        Assert.False(await CollectAsync(database, Ada, adas, foreign));
        Assert.False(await CollectAsync(database, Ada, graces, heron));
        Assert.False(await CollectAsync(database, Grace, adas, foreign));
        Assert.False(await RemoveAsync(database, Grace, adas, heron));
        Assert.False(await CollectAsync(database, Ada, adas, Guid.NewGuid()));
        Assert.Equal((1, Start.AddHours(1)), await StateAsync(database, adas));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await CollectAsync(database, Ada, adas, heron));
        Assert.Equal((1, Start.AddHours(1)), await StateAsync(database, adas));

        Assert.True(await RemoveAsync(database, Ada, adas, heron));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await RemoveAsync(database, Ada, adas, heron));
        Assert.Equal((0, Start.AddHours(2)), await StateAsync(database, adas));
        Assert.Equal((0, Start), await StateAsync(database, graces));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Deleting_the_set_leaves_the_pictures_and_the_other_sets(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var (herons, birds) = (await CreateAsync(database, Ada, "Herons"), await CreateAsync(database, Ada, "Birds"));
        var heron = await KeepAsync(database, Ada, Start);
        foreach (var collection in new[] { herons, birds }) await CollectAsync(database, Ada, collection, heron);

        Assert.False(await DeleteAsync(database, Grace, herons));
        Assert.True(await DeleteAsync(database, Ada, herons));
        Assert.False(await DeleteAsync(database, Ada, herons));

        await using var db = database.Open();
        Assert.Equal(["Birds"], (await new CollectionQuery(db).OfImageAsync(Ada, heron, Token)).Select(c => c.Name));
        Assert.NotNull(await new GalleryQuery(db).FindAsync(Ada, heron, Token));
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_database_itself_refuses_what_is_somebody_elses_and_a_name_twice(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var (adas, graces) = (await CreateAsync(database, Ada, "Herons"), await CreateAsync(database, Grace, "Herons"));
        var (heron, foreign) = (await KeepAsync(database, Ada, Start), await KeepAsync(database, Grace, Start));

        Assert.Null(await LinkAsync(adas, heron, Ada));
        foreach (var owner in new[] { Ada, Grace })
        {
            Assert.NotNull(await LinkAsync(adas, foreign, owner));
            Assert.NotNull(await LinkAsync(graces, heron, owner));
        }

        Assert.NotNull(await LinkAsync(adas, heron, Ada));
        Assert.NotNull(await NameByHandAsync("Storks", "HERONS"));
        Assert.NotNull(await NameByHandAsync("", "EMPTY"));
        Assert.NotNull(await NameByHandAsync(new('x', 81), "LONG"));
        Assert.Null(await NameByHandAsync(new('x', 80), "FITS"));

        await using var db = database.Open();
        Assert.Equal(1, await db.CollectionImages.CountAsync(Token));

        async Task<Exception?> LinkAsync(Guid collection, Guid image, Guid owner)
        {
            await using var open = database.Open();
            return await Record.ExceptionAsync(() => open.Database.ExecuteSqlAsync(
                $"""INSERT INTO "CollectionImages" ("CollectionId", "ImageId", "OwnerId", "AddedAt") VALUES ({collection}, {image}, {owner}, 0)"""));
        }

        async Task<Exception?> NameByHandAsync(string name, string key)
        {
            await using var open = database.Open();
            return await Record.ExceptionAsync(() => open.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "Collections" ("Id", "OwnerId", "Name", "NameKey", "CreatedAt", "ActiveAt")
                 VALUES ({Guid.NewGuid()}, {Ada}, {name}, {key}, 0, 0)
                 """));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_collection_pages_through_its_own_pictures_newest_first_and_shows_the_newest_as_its_cover(Engine engine)
    {
        using var database = new StudioDatabase(engine);
        var herons = await CreateAsync(database, Ada, "Herons");
        var kept = new List<Guid>();
        for (var index = 0; index < 60; index++) kept.Add(await KeepAsync(database, Ada, Start.AddSeconds(index)));
        var inIt = kept.Where((_, index) => index % 6 != 0).ToList();
        foreach (var image in inIt) await CollectAsync(database, Ada, herons, image);

        await using var db = database.Open();
        var gallery = new GalleryQuery(db);
        var first = await gallery.PageAsync(Ada, null, Token, herons);
        var second = await gallery.PageAsync(Ada, first.Older, Token, herons);

        Assert.Equal((48, 2, null), (first.Tiles.Count, second.Tiles.Count, second.Older));
        Assert.Equal(Enumerable.Reverse(inIt), first.Tiles.Concat(second.Tiles).Select(tile => tile.Id));
        Assert.Empty((await gallery.PageAsync(Grace, null, Token, herons)).Tiles);
        var card = Assert.Single((await new CollectionQuery(db).PageAsync(Ada, null, 12, Token)).Cards);
        Assert.Equal((50, inIt[^1]), (card.Pictures, card.Cover!.Id));
    }

    private async Task<Guid> CreateAsync(StudioDatabase database, Guid owner, string name) => (await NameAsync(database, owner, name)).CollectionId;

    private async Task<Naming> NameAsync(StudioDatabase database, Guid owner, string name)
    {
        await using var db = database.Open();
        return await new NameCollection(db, new(db, new(db), _clock), _clock).CreateAsync(owner, name, null, Token);
    }

    private async Task<Naming> RenameAsync(StudioDatabase database, Guid owner, Guid collection, string name)
    {
        await using var db = database.Open();
        return await new NameCollection(db, new(db, new(db), _clock), _clock).RenameAsync(owner, collection, name, Token);
    }

    private async Task<bool> CollectAsync(StudioDatabase database, Guid owner, Guid collection, Guid image)
    {
        await using var db = database.Open();
        return await new CollectImage(db, new(db), _clock).RunAsync(owner, collection, image, Token);
    }

    private async Task<bool> RemoveAsync(StudioDatabase database, Guid owner, Guid collection, Guid image)
    {
        await using var db = database.Open();
        return await new CollectImage(db, new(db), _clock).RemoveAsync(owner, collection, image, Token);
    }

    private static async Task<bool> DeleteAsync(StudioDatabase database, Guid owner, Guid collection)
    {
        await using var db = database.Open();
        return await new DeleteCollection(db).RunAsync(owner, collection, Token);
    }

    private static async Task<Guid> KeepAsync(StudioDatabase database, Guid owner, DateTimeOffset keptAt)
    {
        await using var db = database.Open();
        var image = new GalleryImage(
            owner, "a heron", new(new('a', 64), ImageFormat.Png, 32, 32, 100, "#123456"),
            new(ImageKind.Created, Guid.NewGuid(), Guid.NewGuid(), "single", "Single", "Auto", "scripted", 7, 4_000), keptAt);
        db.GalleryImages.Add(image);
        await db.SaveChangesAsync(Token);
        return image.Id;
    }

    private static async Task<(int Pictures, DateTimeOffset ActiveAt)> StateAsync(StudioDatabase database, Guid collection)
    {
        await using var db = database.Open();
        var active = await db.Collections.Where(c => c.Id == collection).Select(c => c.ActiveAt).SingleAsync(Token);
        return (await db.CollectionImages.CountAsync(a => a.CollectionId == collection, Token), active);
    }

    private static async Task<List<string>> NamesAsync(StudioDatabase database, Guid owner)
    {
        await using var db = database.Open();
        var collections = await new CollectionQuery(db).ChoicesAsync(owner, Guid.NewGuid(), Token);
        return [.. collections.Select(c => c.Name).Order(StringComparer.OrdinalIgnoreCase)];
    }
}
