using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class ReconciliationPageTests(StudioApp app)
{
    private const string Address = "/admin/credits/reconciliation";

    [Fact]
    public async Task A_run_on_demand_is_reported_and_kept_in_the_history()
    {
        // The shared site has pictures that other tests made up; here the books have to be sound.
        using var site = StudioApp.With([]);
        await using var root = await site.AdministratorAsync();
        await site.AdasWorkAsync();
        var before = (await root.GetAsync(Address)).FindAll("[aria-labelledby=history] tbody tr").Count;

        var asked = await root.SubmitAsync(await root.GetAsync(Address), "main form");
        await root.ForgeAsync(Address);

        Assert.Equal((HttpStatusCode.Redirect, Address), (asked.Status, asked.Location));
        var page = await root.UntilAsync(Address, shown => !shown.Has("#running") && shown.FindAll("[aria-labelledby=history] tbody tr").Count > before);
        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12"], page.TextsOf("[aria-labelledby=report] tbody td:first-child"));
        Assert.All(page.TextsOf("[aria-labelledby=report] tbody td:last-child"), verdict => Assert.Equal("ok", verdict));
        Assert.Equal("Sound", page.TextOf("#verdict"));
        Assert.Contains("asked for", page.TextOf("[aria-labelledby=history] tbody tr"), StringComparison.Ordinal);
        var past = await root.GetAsync(page.Find("[aria-labelledby=history] tbody a").GetAttribute("href")!);
        Assert.Equal("Sound", past.TextOf("#verdict"));
    }

    [Fact]
    public async Task A_report_that_never_was_is_not_found()
    {
        await using var root = await app.AdministratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await root.GetAsync($"{Address}?run={Guid.NewGuid()}")).Status);
    }
}
