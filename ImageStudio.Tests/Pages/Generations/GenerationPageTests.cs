using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Generations;

public sealed class GenerationPageTests(StudioApp app)
{
    private const string Endless = "sandbox:never a quiet harbour";

    [Fact]
    public async Task A_running_generation_says_where_it_stands_and_how_to_look_again()
    {
        await using var ada = await app.RegisterAsync("ada");
        var address = await ada.GenerateAsync(Endless, ("Count", "2"));

        var page = await ada.UntilAsync(address, page => page.TextOf(".card-state") == "Drawing");

        Assert.Equal("Drawing – Image Studio", page.Page.Title);
        Assert.Equal(address, page.Find(".card-links a").GetAttribute("href"));
        Assert.Equal("Refresh status", page.TextOf(".card-links a"));
        Assert.Equal(2, page.FindAll(".tile.is-pending").Count);
        Assert.Contains("5 credits on hold", page.TextsOf(".facts li"));
        Assert.InRange(int.Parse(page.Find("progress.bar[aria-label='Progress of this generation']").GetAttribute("value")!,
            System.Globalization.CultureInfo.InvariantCulture), 1, 99);
        Assert.Contains("estimate 5 credits", page.TextOf(".generation-settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reloading_by_itself_is_off_until_somebody_switches_it_on()
    {
        await using var ada = await app.RegisterAsync("ada");
        var address = await ada.GenerateAsync(Endless);

        var page = await ada.GetAsync(address);
        Assert.Null(page.Header("Refresh"));
        Assert.False(page.Has("meta[http-equiv=refresh]"));

        var on = await ada.GetAsync(page.FindAll("main a").Single(a => a.TextContent == "Switch automatic refresh on").GetAttribute("href")!);
        Assert.Equal("3", on.Header("Refresh"));

        var off = await ada.GetAsync(on.FindAll("main a").Single(a => a.TextContent == "Switch automatic refresh off").GetAttribute("href")!);
        Assert.Null(off.Header("Refresh"));
    }

    [Fact]
    public async Task A_finished_generation_stops_asking_and_shows_pictures_and_what_they_cost()
    {
        var work = await app.AdasWorkAsync();

        var page = await work.Owner.GetAsync(work.Generation + "?refresh=on");

        Assert.Null(page.Header("Refresh"));
        Assert.False(page.Has("article[hx-get], article[hx-trigger], article .card-links, article progress"));
        Assert.DoesNotContain("automatic refresh", page.Text, StringComparison.Ordinal);
        Assert.Equal("Finished", page.TextOf(".card-state"));
        Assert.Contains("settled 2.5 credits, as estimated", page.TextsOf(".facts li"));
        Assert.Contains("estimate 2.5 credits", page.TextOf(".generation-settings"), StringComparison.Ordinal);
        Assert.Equal(FinishedWork.Description, page.Find(".tile img").GetAttribute("alt"));
        Assert.Equal($"{work.Picture}/add-to-project", page.Find(".tile-action:not(.tile-edit)").GetAttribute("href"));
        Assert.Equal($"/studio/edit?image={work.PictureId}", page.Find(".tile-edit").GetAttribute("href"));
        Assert.Equal($"/studio?from={work.GenerationId}", page.Find(".card-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task Only_an_unfinished_card_asks_again_and_an_unchanged_one_is_not_sent_again()
    {
        await using var ada = await app.RegisterAsync("ada");
        var address = await ada.GenerateAsync(Endless);
        var page = await ada.UntilAsync(address, page => page.TextOf(".card-state") == "Drawing");
        Assert.Matches("^every [0-9]s$", page.Find("article").GetAttribute("hx-trigger"));
        var poll = page.Find("article").GetAttribute("hx-get")!;

        var unchanged = await ada.UntilAsync(poll, answer => answer.Status == HttpStatusCode.NoContent);
        Assert.Equal("", await unchanged.SourceAsync());

        var changed = await ada.GetAsync(poll.Replace("seen=", "seen=9", StringComparison.Ordinal), htmx: true);
        Assert.False(await changed.IsWholePageAsync());
        Assert.Contains("HX-Request", changed.Header("Vary"), StringComparison.Ordinal);
        Assert.True(changed.Has("article[hx-get]"));
        Assert.True(changed.Has("#wallet[hx-swap-oob=true]"));
    }

    [Fact]
    public async Task Watching_can_be_stopped_and_resumed()
    {
        await using var ada = await app.RegisterAsync("ada");
        var page = await ada.GetAsync(await ada.GenerateAsync(Endless));
        Assert.Equal("Stop updating", page.TextOf(".card-links a.with-scripts"));

        var stopped = await ada.GetAsync(page.Find(".card-links a.with-scripts").GetAttribute("hx-get")!, htmx: true);
        Assert.False(stopped.Has("article[hx-get], article[hx-trigger]"));
        Assert.Contains("Updating is stopped.", stopped.TextOf(".card-state"), StringComparison.Ordinal);
        Assert.Equal("Resume updating", stopped.TextOf(".card-links a.with-scripts"));

        var resumed = await ada.GetAsync(stopped.Find(".card-links a.with-scripts").GetAttribute("hx-get")!, htmx: true);
        Assert.True(resumed.Has("article[hx-get][hx-trigger]"));
    }

    [Fact]
    public async Task Cancel_ends_it_and_gives_the_credits_back_at_once()
    {
        await using var ada = await app.RegisterAsync("ada");
        var address = await ada.GenerateAsync(Endless);

        var cancelled = await ada.SubmitAsync(await ada.GetAsync(address), ".card-actions form");

        Assert.Equal(address, cancelled.Location);
        var page = await ada.FollowAsync(cancelled);
        Assert.Equal("You cancelled this. Nothing was charged; your 2.5 credits are back.", page.TextOf(".notice p"));
        Assert.Equal(new("100", "Nothing on hold"), page.Wallet());
        Assert.False(page.Has("article[hx-get]"));

        await ada.ForgeAsync($"{address}/cancel");
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
    }

    [Fact]
    public async Task With_htmx_cancel_brings_the_ended_card_and_the_wallet()
    {
        await using var ada = await app.RegisterAsync("ada");
        var page = await ada.GetAsync(await ada.GenerateAsync(Endless));

        var cancelled = await ada.SubmitAsync(
            page, ".card-actions form", action: page.Find(".card-actions form").GetAttribute("hx-post"), htmx: true);

        Assert.False(await cancelled.IsWholePageAsync());
        Assert.Equal("ended", cancelled.Find("article").GetAttribute("data-state"));
        Assert.Equal(Endless, cancelled.TextOf("article h1"));
        Assert.Equal("100", cancelled.TextOf("#wallet[hx-swap-oob] .balance"));
    }

    [Fact]
    public async Task Cancelling_what_is_finished_changes_nothing()
    {
        var work = await app.AdasWorkAsync();

        await work.Owner.ForgeAsync($"{work.Generation}/cancel");

        Assert.Equal("finished", (await work.Owner.GetAsync(work.Generation)).Find("article").GetAttribute("data-state"));
        Assert.Equal(new("97.5", "Nothing on hold"), await work.Owner.WalletAsync());
    }

    [Fact]
    public async Task The_feed_shows_the_newest_first_and_links_to_their_pages()
    {
        await using var ada = await app.RegisterAsync("ada");
        var first = await ada.GenerateAsync("sandbox:never the first");
        var second = await ada.GenerateAsync("sandbox:never the second");

        var studio = await ada.GetAsync("/studio");

        Assert.Equal([second, first], studio.FindAll("#feed-list .card-prompt a").Select(link => link.GetAttribute("href")));
        Assert.False(studio.Has(".feed-list > .empty"));
    }
}
