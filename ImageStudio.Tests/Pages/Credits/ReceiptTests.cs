using System.Net;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Pages.Credits;

namespace ImageStudio.Tests.Pages.Credits;

public sealed class ReceiptTests(StudioApp app)
{
    [Fact]
    public async Task Card_page_picture_and_activity_lead_to_the_receipt()
    {
        var work = await app.AdasWorkAsync();
        var receipt = $"/credits/receipts/{work.GenerationId}";

        Assert.Equal("settled 2.5 credits, as estimated", (await work.Owner.GetAsync("/studio")).TextOf($".facts a[href='{receipt}']"));
        Assert.Equal("settled 2.5 credits, as estimated", (await work.Owner.GetAsync(work.Generation)).TextOf($".facts a[href='{receipt}']"));
        Assert.Equal("Receipt", (await work.Owner.GetAsync(work.Picture)).TextOf($".details-list a[href='{receipt}']"));
        Assert.True((await work.Owner.GetAsync("/credits")).Has($".table a[href='{receipt}']"));
    }

    [Fact]
    public async Task It_tells_the_quote_the_bill_and_what_each_picture_came_to()
    {
        var work = await app.AdasWorkAsync();

        var receipt = await work.Owner.GetAsync($"/credits/receipts/{work.GenerationId}");

        Assert.Equal("Receipt", receipt.TextOf("h1"));
        Assert.Equal(work.Generation, receipt.Find(".receipt-what a").GetAttribute("href"));
        Assert.Equal(
            ["2.5 credits", "2.5 credits, set aside when it started", "1 × 1 MP × 2.5 credits", "2.5 credits per MP"],
            receipt.TextsOf("[aria-labelledby=quote] dd").Take(4));
        Assert.StartsWith("version 2026-", receipt.TextsOf("[aria-labelledby=quote] dd")[4], StringComparison.Ordinal);
        Assert.Equal(
            ["1 picture storedSettled by what the provider reported.", "1 MP", "1 MP", "2.5", "2.5"],
            receipt.TextsOf("[aria-labelledby=jobs] tbody :is(th, td)"));
        Assert.Equal(["Set aside", "Settled"], receipt.TextsOf("[aria-labelledby=movements] .what"));
        Assert.Equal(["(2.5)", "−2.5"], receipt.TextsOf("[aria-labelledby=movements] .change"));
        Assert.Equal(["2.5", "0", "2.5"], receipt.TextsOf(".sum-list .balance"));
        Assert.Equal("1 of 1 in a project", receipt.TextsOf(".sum-list .note")[^1]);
    }

    [Theory]
    [InlineData("sandbox:refuse-before", "flux-dev", "Declined by the provider|2.5 credits came back: declined by the provider, so nothing is charged.", "not reported", "0")]
    [InlineData("sandbox:refuse-after", "flux-dev", "Withheld by the provider|2.5 credits came back: withheld by the provider, so nothing is charged.", "not reported", "0")]
    [InlineData("sandbox:bills-less", "qwen-image-3", "1 picture stored|Settled by what the provider reported. 3 credits came back: less was billed than was on hold.", "0.5 pictures", "1.5")]
    [InlineData("sandbox:bills-more", "qwen-image-3", "1 picture stored|Settled by what the provider reported. That came to 4.5 credits above the most that was agreed; you do not pay them.", "3 pictures", "4.5")]
    [InlineData("sandbox:bills-nothing", "qwen-image-3", "1 picture stored|The provider’s report is missing: settled at the estimate. 1.5 credits came back: more than the estimate was on hold.", "not reported", "3")]
    [InlineData("sandbox:bills-absurd", "qwen-image-3", "1 picture stored|The provider’s report cannot be true: settled at the estimate. 1.5 credits came back: more than the estimate was on hold.", "", "3")]
    public async Task Each_ending_is_told_in_words(string prompt, string model, string words, string billed, string settled)
    {
        await using var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync($"{prompt} a harbour", ("Model", model));
        await ada.UntilFinishedAsync(generation);

        var receipt = await ada.GetAsync(generation.Replace("/generations/", "/credits/receipts/", StringComparison.Ordinal));
        var row = receipt.Find("[aria-labelledby=jobs] tbody tr");

        Assert.Equal(words.Replace("|", "", StringComparison.Ordinal), System.Text.RegularExpressions.Regex.Replace(row.QuerySelector("th")!.TextContent, @"\s+", " ").Trim());
        if (billed.Length > 0) Assert.Equal(billed, row.QuerySelector("td[data-label=Billed]")!.TextContent);
        Assert.Equal(settled, row.QuerySelector("td[data-label=Settled]")!.TextContent);
    }

    [Fact]
    public async Task Part_of_the_pictures_and_a_refund_add_up()
    {
        await using var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync("sandbox:partial a harbour", ("Count", "4"));
        var pictures = (await ada.UntilFinishedAsync(generation)).FindAll(".tiles a.tile-box").Select(tile => tile.GetAttribute("href")!).ToArray();
        var stored = (await app.StoredJobsAsync(generation))[0];
        await app.PostAsync(ada, DateTimeOffset.UtcNow, (ledger, _) => ledger.RefundAsync(
            stored, 1_000, Guid.NewGuid(), "The colours were wrong", Guid.NewGuid(), TestContext.Current.CancellationToken));
        await ada.AttachAsync("Harbours", pictures[0]);
        var address = generation.Replace("/generations/", "/credits/receipts/", StringComparison.Ordinal);

        var receipt = await ada.GetAsync(address);

        Assert.Equal(["5", "+1", "5", "4"], receipt.TextsOf(".sum-list .balance"));
        Assert.Equal(["of 10 credits estimated", "4 credits paid in the end", "of 10 credits set aside", "1 of 2 in a project"], receipt.TextsOf(".sum-list .note"));
        Assert.Equal(4, receipt.FindAll("[aria-labelledby=jobs] tbody tr").Count);
        Assert.Equal(2, receipt.TextsOf("[aria-labelledby=jobs] th").Count(outcome => outcome.Contains("1 picture stored", StringComparison.Ordinal)));
        Assert.Matches("^Refunded, job [1-4]The colours were wrong$", receipt.TextsOf("[aria-labelledby=movements] .what")[^1]);
        Assert.Contains("4 credits a picture", (await ada.GetAsync(pictures[1])).TextOf(".details-list"), StringComparison.Ordinal);
        Assert.Equal("Refunded — Flux Dev 1.0 | sandbox:partial a harbour · The colours were wrong | +1 | 96", (await ada.GetAsync("/credits")).Lines()[0]);
    }

    [Fact]
    public async Task A_running_generation_has_one_too()
    {
        await using var ada = await app.RegisterAsync("ada");
        var generation = await ada.GenerateAsync("sandbox:never a harbour", ("Count", "2"));

        var receipt = await ada.GetAsync(generation.Replace("/generations/", "/credits/receipts/", StringComparison.Ordinal));

        Assert.Equal(["0", "5", "0"], receipt.TextsOf(".sum-list .balance"));
        Assert.Equal(["Job 1: Still running", "Job 2: Still running"], receipt.TextsOf("[aria-labelledby=jobs] tbody th"));
    }

    [Theory]
    [InlineData(BillableUnit.Image, 1, "1 picture")]
    [InlineData(BillableUnit.Image, 0.5, "0.5 pictures")]
    [InlineData(BillableUnit.Megapixel, 3.6, "3.6 MP")]
    [InlineData(BillableUnit.InputMegapixel, 2, "2 MP")]
    [InlineData(BillableUnit.Token, 1756, "1,756 tokens")]
    [InlineData(BillableUnit.Second, -4, "−4 seconds")]
    [InlineData(BillableUnit.Call, 1, "1 call")]
    public void Units_are_named_as_people_count_them(BillableUnit unit, double quantity, string words) =>
        Assert.Equal(words, ReceiptWords.Units(unit, (decimal)quantity));

    [Fact]
    public async Task Somebody_elses_receipt_does_not_exist()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");

        foreach (var id in new[] { $"{work.GenerationId}", $"{Guid.NewGuid()}", "1", "nonsense" })
            Assert.Equal(HttpStatusCode.NotFound, (await grace.GetAsync($"/credits/receipts/{id}")).Status);
    }
}
