using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using ImageStudio.Web.Pages.Credits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages.Credits;

public sealed class CollectionSpendTests(StudioApp app)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_costs_what_its_pictures_cost_and_a_picture_in_two_counts_in_both()
    {
        await using var ada = await app.RegisterAsync("ada");
        var four = await PicturesAsync(ada, await ada.GenerateAsync("A quiet harbour", ("Count", "4")));
        var fox = await PicturesAsync(ada, await ada.GenerateAsync("A fox", ("Model", "qwen-image-3"), ("Count", "1")));
        var harbours = await ada.CreateCollectionAsync("Harbours", four[0]);
        await ada.CollectAsync(harbours, four[1], four[2]);
        await ada.CollectAsync(await ada.CreateCollectionAsync("Best"), four[0], fox[0]);

        var spend = await ada.GetAsync("/credits/spend");

        Assert.Equal(["Harbours 7.5 3 2.5", "Best 5.5 2 2.75", "In no collection 2.5 1 2.5"], Rows(spend));
        Assert.Equal(harbours, spend.Find("[aria-labelledby=by-collection] tbody a").GetAttribute("href"));
        Assert.Equal("Harbours: 7.5 credits; Best: 5.5 credits; In no collection: 2.5 credits.", spend.TextOf("#by-collection-description"));
        Assert.Equal("100%", spend.Find("[aria-labelledby=by-collection] .chart-bar").GetAttribute("width"));
        Assert.StartsWith(CollectionSpend.Definition, spend.TextOf("[aria-labelledby=by-collection] .note"), StringComparison.Ordinal);
        Assert.Contains("does not add up", spend.TextOf("[aria-labelledby=by-collection] .note"), StringComparison.Ordinal);
        Assert.Equal(["13", "5", "2.6"], spend.TextsOf(".buckets .balance"));
    }

    [Fact]
    public async Task Without_anything_collected_there_is_no_table_of_collections()
    {
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));
        await ada.CreateCollectionAsync("Empty");

        var spend = await ada.GetAsync("/credits/spend");

        Assert.True(spend.Has("#by-project"));
        Assert.False(spend.Has("#by-collection"));
    }

    /// <summary>The report equals the ledger to the millicredit, whatever does not divide and whenever it came back.</summary>
    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_collection_of_all_pictures_costs_what_was_settled_less_refunds(Engine engine)
    {
        await using var site = StudioApp.With([], engine);
        await using var ada = await site.RegisterAsync("ada");
        var (harbour, fox, partial) = (await ada.GenerateAsync("A quiet harbour", ("Count", "4")), await ada.GenerateAsync("A fox", ("Count", "3")),
            await ada.GenerateAsync("sandbox:partial a heron", ("Count", "4")));
        var pictures = new List<string>();
        foreach (var generation in new[] { harbour, fox, partial }) pictures.AddRange(await PicturesAsync(ada, generation));
        var all = await ada.CreateCollectionAsync("All");
        await ada.CollectAsync(all, [.. pictures]);
        var (now, later) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(40));
        await RefundAsync(now, harbour, 1_001);
        await RefundAsync(later, fox, 1_003);

        foreach (var month in new CreditMonth?[] { null, CreditMonth.Of(now), CreditMonth.Of(later) })
        {
            var (settled, shown) = await BothAsync(site, ada, month);

            Assert.NotEqual(0, settled);
            Assert.Equal((all.Split('/')[^1], settled), ($"{shown.CollectionId}", shown.Spent));
            Assert.Equal(month == CreditMonth.Of(later) ? 0 : pictures.Count, shown.Pictures);
        }

        async Task RefundAsync(DateTimeOffset at, string generation, long millicredits)
        {
            var job = (await site.StoredJobsAsync(generation))[0];
            await site.PostAsync(ada, at, (ledger, _) => ledger.RefundAsync(job, millicredits, Guid.NewGuid(), "Not as asked", Guid.NewGuid(), Token));
        }
    }

    /// <summary>What the ledger says was taken, and what the one line of collections says.</summary>
    private static async Task<(long Settled, CollectionSpend Shown)> BothAsync(StudioApp site, Visitor owner, CreditMonth? month)
    {
        await using var scope = site.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var id = await db.Users.Where(u => u.Email == owner.Email).Select(u => u.Id).SingleAsync(Token);
        var (from, to) = month is { } one ? (one.Start, one.End) : (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        var settled = await db.Database.SqlQueryRaw<long>(
            """
            SELECT CAST(-SUM(e."PostedChange") AS BIGINT) AS "Value" FROM "CreditEntries" e JOIN "CreditAccounts" a ON a."Id" = e."AccountId"
            WHERE a."OwnerId" = {0} AND e."Kind" IN ('settle', 'refund') AND e."At" >= {1} AND e."At" < {2}
            """,
            id, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).SingleAsync(Token);
        return (settled, Assert.Single(await scope.ServiceProvider.GetRequiredService<Spending>().CollectionsAsync(id, month, Token)));
    }

    private static async Task<IReadOnlyList<string>> PicturesAsync(Visitor owner, string generation) =>
        [.. (await owner.UntilFinishedAsync(generation)).FindAll(".tiles a.tile-box").Select(link => link.GetAttribute("href")!)];

    private static IEnumerable<string> Rows(Answer page) => page.TextsOf("[aria-labelledby=by-collection] tbody tr");
}
