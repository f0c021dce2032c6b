using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Admin;

public sealed class WalletChangeTests(StudioApp app)
{
    [Fact]
    public async Task A_grant_says_what_will_happen_before_it_does()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var person = await app.PageOfAsync(ada);

        var review = await root.ReviewAsync(person, "Grant", "25.125", "Won a contest");

        Assert.Equal("Grant 25.125 credits 100 → 125.125 Won a contest", string.Join(' ', review.TextsOf(".review dd")));
        Assert.Equal("100", await ada.LeftAsync());
        var granted = await root.SubmitAsync(review, "main form");
        Assert.Equal(person, granted.Location);
        Assert.Equal("125.125", await ada.LeftAsync());
        var newest = (await root.GetAsync(person)).FindAll("tbody tr")[0].TextContent;
        Assert.Contains("+25.125", newest, StringComparison.Ordinal);
        Assert.Contains($"Won a contest · by {root.Email}", newest, StringComparison.Ordinal);
        Assert.Contains("Won a contest", (await ada.GetAsync("/credits")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_counts_once_and_a_changed_one_under_its_key_not_at_all()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var review = await root.ReviewAsync(await app.PageOfAsync(ada), "Grant", "10", "Once");

        await root.SubmitAsync(review, "main form");
        var again = await root.SubmitAsync(review, "main form");
        var other = await root.SubmitAsync(review, "main form", new() { ["Amount"] = "11" });

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("used for another change", other.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("110", await ada.LeftAsync());
    }

    [Fact]
    public async Task An_adjustment_takes_away_but_never_more_than_there_is()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var person = await app.PageOfAsync(ada);

        await root.ChangeAsync(person, "Adjust", "-99.5", "Granted by mistake");
        var tooMuch = await root.ReviewAsync(person, "Adjust", "-0.501", "And a bit more");

        Assert.Equal("0.5", await ada.LeftAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMuch.Status);
        Assert.Equal("The wallet has less than that to spend", tooMuch.TextOf(".error-summary a[href='#Input_Amount']"));
    }

    [Theory]
    [InlineData("Grant", "", "Because", "#Input_Amount")]
    [InlineData("Grant", "-5", "Because", "#Input_Amount")]
    [InlineData("Grant", "0", "Because", "#Input_Amount")]
    [InlineData("Adjust", "0", "Because", "#Input_Amount")]
    [InlineData("Grant", "1.2345", "Because", "#Input_Amount")]
    [InlineData("Grant", "1,000", "Because", "#Input_Amount")]
    [InlineData("Grant", "NaN", "Because", "#Input_Amount")]
    [InlineData("Grant", "1e3", "Because", "#Input_Amount")]
    [InlineData("Grant", "1000000000000000000", "Because", "#Input_Amount")]
    [InlineData("Grant", "5", " ", "#Input_Reason")]
    [InlineData("Grant", "5", null, "#Input_Reason")]
    [InlineData("Grant", "5", "301", "#Input_Reason")]
    public async Task What_cannot_be_granted_comes_back_as_it_was_typed(string kind, string amount, string? reason, string field)
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        if (int.TryParse(reason, out var length)) reason = new string('x', length);

        var refused = await root.ReviewAsync(await app.PageOfAsync(ada), kind, amount, reason);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
        Assert.True(refused.Has($".error-summary a[href='{field}']"));
        Assert.Equal("true", refused.Find(field).GetAttribute("aria-invalid"));
        Assert.Equal(amount, refused.Find("#Input_Amount").GetAttribute("value") ?? "");
        Assert.Equal(reason?.Trim() ?? "", refused.TextOf("#Input_Reason"));
        Assert.Equal("100", await ada.LeftAsync());
    }

    [Fact]
    public async Task The_review_leads_back_to_the_form_with_everything_in_it()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        var person = await app.PageOfAsync(ada);
        var review = await root.ReviewAsync(person, "Adjust", "-5", "Too many");

        var form = await root.SubmitAsync(review, "main form", new() { ["edit"] = "true" }, $"{person}/change");

        Assert.Equal("-5", form.Find("#Input_Amount").GetAttribute("value"));
        Assert.Equal("Too many", form.TextOf("#Input_Reason"));
        Assert.True(form.Has("input[name=Kind][value=Adjust][checked]"));
    }

    [Fact]
    public async Task The_own_wallet_needs_a_second_administrator()
    {
        await using var root = await app.AdministratorAsync();
        await using var second = await app.AdministratorAsync("second");
        var review = await root.ReviewAsync(await app.PageOfAsync(root), "Grant", "1000", "For the stress test");
        Assert.Equal("Ask for approval", review.TextOf("main .button-ink"));

        var asked = await root.SubmitAsync(review, "main form");

        Assert.Equal("/admin/credits/requests", asked.Location);
        Assert.Equal("100", await root.LeftAsync());
        var own = await root.GetAsync("/admin/credits/requests");
        var request = RequestOf(own, root);
        Assert.False(own.Has($"article:has(#request-{request}) form"));
        var forged = await root.ForgeAsync("/admin/credits/requests", new() { ["request"] = request, ["approve"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Contains("somebody else's decision", forged.TextOf(".notice-bad"), StringComparison.Ordinal);

        await DecideAsync(second, request, "true");
        await DecideAsync(second, request, "true");
        await DecideAsync(second, request, "false");

        Assert.Equal("1,100", await root.LeftAsync());
        Assert.Contains($"Approvedby {second.Email}", Decided(await root.GetAsync("/admin/credits/requests"), root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_request_changes_nothing_and_one_that_is_no_longer_possible_stays_open()
    {
        await using var root = await app.AdministratorAsync();
        await using var second = await app.AdministratorAsync("second");
        var own = await app.PageOfAsync(root);
        await root.ChangeAsync(own, "Adjust", "-60", "First");
        var first = RequestOf(await root.GetAsync("/admin/credits/requests"), root);
        await second.ChangeAsync(own, "Adjust", "-70", "Somebody was faster");

        var impossible = await second.ForgeAsync("/admin/credits/requests", new() { ["request"] = first, ["approve"] = "true" });
        await DecideAsync(second, first, "false");

        Assert.Contains("no longer allows", impossible.TextOf(".notice-bad"), StringComparison.Ordinal);
        Assert.Equal("30", await root.LeftAsync());
        Assert.Contains($"Declinedby {second.Email}", Decided(await root.GetAsync("/admin/credits/requests"), root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settled_generation_is_refunded_in_parts_up_to_what_was_settled()
    {
        await using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour", ("Count", "2")));
        var person = await app.PageOfAsync(ada);
        var refund = (await root.GetAsync(person)).Find("a[href*='/refund/']").GetAttribute("href")!;
        var form = await root.GetAsync(refund);
        Assert.Equal("5", form.Find("#Input_Amount").GetAttribute("value"));

        var tooMuch = await root.SubmitAsync(form, "main form", new() { ["Amount"] = "5.001", ["Reason"] = "Blurred" });
        var review = await root.SubmitAsync(form, "main form", new() { ["Amount"] = "3.5", ["Reason"] = "Blurred" });
        await root.SubmitAsync(review, "main form");
        await root.SubmitAsync(review, "main form");

        Assert.Equal("Less than that was settled and not refunded yet", tooMuch.TextOf(".error-summary a"));
        Assert.Equal("98.5", await ada.LeftAsync());
        Assert.Equal("1.5", (await root.GetAsync(refund)).Find("#Input_Amount").GetAttribute("value"));
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_address_and_paged()
    {
        await using var root = await app.AdministratorAsync();
        var mark = Guid.NewGuid().ToString("N")[..8];
        for (var index = 0; index < 31; index++)
        {
            await using var person = await app.RegisterAsync($"{mark}-{index:00}");
        }

        var first = await root.GetAsync($"/admin/credits?search={mark.ToUpperInvariant()}");
        var rest = await root.GetAsync(first.Find("a[rel=next]").GetAttribute("href")!);

        Assert.Equal(30, first.FindAll("tbody tr").Count);
        Assert.StartsWith($"{mark}-30", Assert.Single(rest.FindAll("tbody tr")).QuerySelector("a")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody's address", (await root.GetAsync("/admin/credits?search=no-such-person-anywhere")).Text, StringComparison.Ordinal);
    }

    private static string RequestOf(Answer requests, Visitor owner) => requests.FindAll("article:has(dl)")
        .Single(article => article.TextContent.Contains(owner.Email, StringComparison.Ordinal)).GetAttribute("aria-labelledby")!["request-".Length..];

    private static string Decided(Answer requests, Visitor owner) => requests.FindAll("tbody tr")
        .Single(row => row.TextContent.Contains(owner.Email, StringComparison.Ordinal)).TextContent;

    private static async Task DecideAsync(Visitor admin, string request, string approve)
    {
        var answer = await admin.ForgeAsync("/admin/credits/requests", new() { ["request"] = request, ["approve"] = approve });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }
}
