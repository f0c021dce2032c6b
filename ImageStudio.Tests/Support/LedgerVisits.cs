using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ImageStudio.Tests.Support;

/// <summary>Postings on a person's wallet at a time of the test's choosing: the site's own clock is the real one.</summary>
public static class LedgerVisits
{
    public static async Task PostAsync(this StudioApp app, Visitor owner, DateTimeOffset at, Func<CreditLedger, Guid, Task<Posting>> post)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<StudioDb>();
        var id = await db.Users.Where(u => u.Email == owner.Email).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var ledger = new CreditLedger(db, scope.ServiceProvider.GetRequiredService<CreditPlans>(), new FakeTimeProvider(at));
        Assert.Equal(Posting.Posted, await post(ledger, id));
    }

    public static Task GrantAsync(this StudioApp app, Visitor owner, DateTimeOffset at, long millicredits, string reason) => app.PostAsync(
        owner, at, (ledger, id) => ledger.GrantAsync(id, millicredits, $"test:{Guid.NewGuid():N}", reason, TestContext.Current.CancellationToken));

    public static Task AdjustAsync(this StudioApp app, Visitor owner, DateTimeOffset at, long millicredits, string reason) => app.PostAsync(
        owner, at,
        (ledger, id) => ledger.AdjustAsync(
            id, CreditBucket.Bonus, millicredits, Guid.NewGuid(), reason, Guid.NewGuid(), TestContext.Current.CancellationToken));

    /// <summary>The provider jobs of a generation that brought pictures, by its address.</summary>
    public static async Task<List<Guid>> StoredJobsAsync(this StudioApp app, string generation)
    {
        await using var scope = app.Scope();
        var (db, id) = (scope.ServiceProvider.GetRequiredService<StudioDb>(), Guid.Parse(generation.Split('/')[^1]));
        return await db.Set<ImageStudio.Web.Generations.ProviderJob>().Where(j => j.GenerationId == id && j.Settled != null).OrderBy(j => j.Index)
            .Select(j => j.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Everything of the generation goes into a new project.</summary>
    public static async Task<string> AttachAsync(this Visitor owner, string name, params string[] pictures)
    {
        var project = await owner.CreateProjectAsync(name);
        foreach (var picture in pictures)
            await owner.ForgeAsync($"{picture}/add-to-project", new() { ["Project"] = project.Split('/')[^1] });
        return project;
    }
}
