using System.Net;
using AngleSharp.Html.Dom;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Credits;

/// <summary>Many presses of Generate at the same moment, through the whole site.</summary>
public sealed class ClickTests
{
    private const int RoundsEach = 10;
    private const int AllRounds = 80;
    private static readonly int[] Levels = [50, 49, 1, 0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task Two_hundred_clicks_at_once_start_as_many_as_the_funds_allow(Engine engine) => RunAsync(engine, RoundsEach);

    /// <summary>The same, twenty times at each level.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task All_rounds_of_two_hundred_clicks(Engine engine) => RunAsync(engine, AllRounds);

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_hundred_posts_of_one_order_key_start_one_generation(Engine engine)
    {
        await using var app = Site(engine);
        using var clicker = await app.RegisterAsync("clicker");
        var form = await FormAsync(clicker);
        await FundAsync(app, clicker, 50 * UpperBound(form));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => clicker.PressAsync("/studio", form)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        await AssertStandsAsync(app, clicker, 1, 50 * UpperBound(form), UpperBound(form));
    }

    private static async Task RunAsync(Engine engine, int rounds)
    {
        await using var app = Site(engine);
        for (var round = 0; round < rounds; round++) await RoundAsync(app, Levels[round % Levels.Length]);

        await using var scope = app.Scope();
        await LedgerSoundness.AssertAsync(scope.ServiceProvider.GetRequiredService<StudioDb>(), Token);
    }

    private static async Task RoundAsync(StudioApp app, int level)
    {
        using var clicker = await app.RegisterAsync("clicker");
        var form = await FormAsync(clicker);
        var price = UpperBound(form);
        var funds = level * price + price - 1;
        await FundAsync(app, clicker, funds);

        var answers = await Task.WhenAll(Enumerable.Range(0, Racers.Clicks).Select(_ => clicker.PressAsync("/studio", WithNewKey(form))));

        var started = answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}"));
        Assert.True(level == started, $"Funds for {level} started {started}.");
        await AssertStandsAsync(app, clicker, level, funds, level * price);
        foreach (var answer in answers) answer.Dispose();
    }

    /// <summary>The jobs never end, and nobody works at them beside the clicks but one worker.</summary>
    private static StudioApp Site(Engine engine) => StudioApp.With(
        new() { ["ImageStudio:Credits:WelcomeCredits"] = "0", ["ImageStudio:Generations:MaxJobsAtOnce"] = "1" }, engine);

    private static async Task<List<KeyValuePair<string, string>>> FormAsync(Visitor clicker)
    {
        var priced = await clicker.PricedAsync("sandbox:never a quiet harbour");
        return Visitor.FieldsOf((IHtmlFormElement)priced.Find("#studio-form"));
    }

    /// <summary>As if each click came from a form of its own.</summary>
    private static IEnumerable<KeyValuePair<string, string>> WithNewKey(List<KeyValuePair<string, string>> form) =>
        form.Select(field => field.Key == "OrderKey" ? new(field.Key, $"{Guid.NewGuid()}") : field);

    private static long UpperBound(List<KeyValuePair<string, string>> form) =>
        long.Parse(form.Single(field => field.Key == "ShownPrice").Value.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task FundAsync(StudioApp app, Visitor clicker, long millicredits)
    {
        await using var scope = app.Scope();
        var owner = await OwnerAsync(scope.ServiceProvider, clicker);
        await scope.ServiceProvider.GetRequiredService<CreditLedger>().GrantAsync(owner, millicredits, "test", "Test credits", Token);
    }

    private static async Task AssertStandsAsync(StudioApp app, Visitor clicker, int generations, long posted, long held)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var owner = await OwnerAsync(scope.ServiceProvider, clicker);
        var account = await db.CreditAccounts.AsNoTracking().SingleAsync(a => a.OwnerId == owner, Token);
        Assert.Equal((posted, held), (account.Posted, account.Held));
        Assert.Equal(generations, await db.Generations.CountAsync(g => g.OwnerId == owner, Token));
        Assert.Equal(generations, await db.CreditEntries.CountAsync(e => e.AccountId == account.Id && e.Kind == CreditEntryKind.Hold, Token));
    }

    private static Task<Guid> OwnerAsync(IServiceProvider services, Visitor clicker)
    {
        var email = clicker.Email;
        return services.GetRequiredService<StudioDb>().Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync(Token);
    }
}
