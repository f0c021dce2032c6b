using System.Globalization;
using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Crash;

/// <summary>A process that is killed, and another that goes on from its files.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Start = 100;
    private const int Rounds = 5;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_between_submit_and_store_all_pictures_arrive_and_are_settled_once()
    {
        using var data = new TempFolder();
        string email, generation;
        // At this pace a job takes 3 to 13 seconds: it cannot end before the kill.
        await using (var site = await StudioProcess.StartAsync(data.Path, Pace("0.3")))
        {
            using var ada = new Visitor(site.Address);
            await ada.RegisterAsync(email = $"ada-{Guid.NewGuid():N}@example.com");
            generation = await GenerateAsync(ada, "A quiet harbour at dawn");
            await UntilAsync(ada, generation, page => page.Text.Contains("provider’s queue", StringComparison.Ordinal) || page.Text.Contains("Drawing", StringComparison.Ordinal));
            await site.KillAsync();
        }

        await using (var db = Open(data))
        {
            var jobs = await db.ProviderJobs.AsNoTracking().ToListAsync(Token);
            Assert.Contains(jobs, job => job.VendorJobId is not null);
            Assert.DoesNotContain(jobs, job => job.IsFinished);
            Assert.False(await db.GalleryImages.AnyAsync(Token));
        }

        await using (var site = await StudioProcess.StartAsync(data.Path, Pace("50")))
        {
            using var ada = await SignInAsync(site, email);
            var card = await UntilAsync(ada, generation, IsFinished);
            Assert.Equal("finished", State(card));
            await AssertPicturesAsync(ada, card, 4);
            await AssertSettledAsync(data, ada, pictures: 4, generations: 1);
        }
    }

    [Fact]
    public async Task Killed_at_random_moments_nothing_is_lost_and_nothing_is_paid_twice()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var dice = new Random(seed);
        using var data = new TempFolder();
        var email = $"ada-{Guid.NewGuid():N}@example.com";
        var generations = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var site = await StudioProcess.StartAsync(data.Path, Pace("4"));
            using var ada = round == 0 ? new Visitor(site.Address) : await SignInAsync(site, email);
            if (round == 0) await ada.RegisterAsync(email);
            generations.Add(await GenerateAsync(ada, $"A quiet harbour, number {round}"));
            // From "not yet sent" to "the last file is being written", and after it.
            var pause = dice.Next(2_500);
            output.WriteLine($"Round {round}: killed after {pause} ms");
            await Task.Delay(pause, Token);
            await site.KillAsync();
        }

        await using var last = await StudioProcess.StartAsync(data.Path, Pace("50"));
        using var back = await SignInAsync(last, email);
        foreach (var generation in generations)
        {
            var card = await UntilAsync(back, generation, IsFinished);
            Assert.Equal("finished", State(card));
            await AssertPicturesAsync(back, card, 4);
        }

        await AssertSettledAsync(data, back, pictures: 4 * Rounds, generations: Rounds);
    }

    private static Dictionary<string, string> Pace(string speed) => new()
    {
        ["ImageStudio__Sandbox__Speed"] = speed,
        ["ImageStudio__Credits__WelcomeCredits"] = Start.ToString(CultureInfo.InvariantCulture),
    };

    private static async Task<string> GenerateAsync(Visitor person, string description)
    {
        var fields = new Dictionary<string, string?> { ["Input.Description"] = description, ["Input.Count"] = "4" };
        var priced = await person.SubmitAsync(await person.GetAsync("/studio"), "#studio-form", fields, "/studio?handler=Estimate");
        var started = await person.SubmitAsync(priced, "#studio-form");
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        return started.Location!;
    }

    private static async Task<Visitor> SignInAsync(StudioProcess site, string email)
    {
        var visitor = new Visitor(site.Address);
        var answer = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/sign-in"), "form", new() { ["Email"] = email, ["Password"] = Visitor.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return visitor;
    }

    private static async Task<Answer> UntilAsync(Visitor person, string address, Func<Answer, bool> seen)
    {
        using var limit = new CancellationTokenSource(EndLimit);
        var answer = await person.GetAsync(address);
        while (!seen(answer))
        {
            Assert.False(limit.IsCancellationRequested, $"Still not there: {answer.Text}");
            await Task.Delay(100, Token);
            answer = await person.GetAsync(address);
        }

        return answer;
    }

    private static bool IsFinished(Answer page) => State(page) != "running";

    private static string? State(Answer page) => page.Find(".generation-card").GetAttribute("data-state");

    private static async Task AssertPicturesAsync(Visitor person, Answer card, int count)
    {
        var pictures = card.Page.QuerySelectorAll(".generation-card img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.Equal(count, pictures.Distinct().Count());
        foreach (var picture in pictures)
        {
            var answer = await person.GetAsync(picture);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal("image/webp", answer.Response.Content.Headers.ContentType?.MediaType);
        }
    }

    /// <summary>One picture for each that was ordered, one settlement for each job, and a wallet that agrees with both.</summary>
    private static async Task AssertSettledAsync(TempFolder data, Visitor person, int pictures, int generations)
    {
        await using var db = Open(data);
        await LedgerSoundness.AssertAsync(db, Token);
        Assert.Equal(generations, await db.Generations.CountAsync(Token));
        Assert.Equal(pictures, await db.GalleryImages.CountAsync(Token));
        var jobs = await db.ProviderJobs.AsNoTracking().ToListAsync(Token);
        Assert.All(jobs, job => Assert.NotNull(job.Settled));
        var left = Start * 1000L - jobs.Sum(job => job.Settled!.Value);

        var wallet = (await person.GetAsync("/credits")).Find("#wallet .balance").TextContent;
        Assert.Equal(left / 1000m, decimal.Parse(wallet, CultureInfo.InvariantCulture));
    }

    private static SqliteStudioDb Open(TempFolder data)
    {
        // Without pooling: nothing keeps the file open after the test.
        var connection = new SqliteConnectionStringBuilder { DataSource = data.File("studio.db"), DefaultTimeout = 30, Pooling = false }.ToString();
        return new(new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options);
    }
}
