using System.Net;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Studio;

public sealed class CompareTests(StudioApp app)
{
    [Fact]
    public async Task Up_to_four_models_at_one_total_and_a_winner()
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await PricedAsync(ada, "a heron in the reeds", "flux-dev", "flux-schnell", "z-image-turbo");
        Assert.Equal("Compare • 4 credits", priced.TextOf("#generate"));
        Assert.Contains("2.5 credits + 0.5 credits + 0.3 credits", priced.TextOf(".generate-sum"), StringComparison.Ordinal);

        var started = await ada.SubmitAsync(priced, "#compare-form");
        var address = started.Location!;
        var done = await FinishedAsync(ada, address);

        Assert.Equal(["Flux Dev 1.0", "Z-Image Turbo", "Flux Schnell"], done.TextsOf(".compare-column h2"));
        Assert.Equal(3, done.FindAll(".compare-column img").Count);
        Assert.All(done.TextsOf(".compare-column dd").Where((_, i) => i % 2 == 0), time => Assert.Matches(@"^[0-9.]+ s$", time));
        Assert.Contains("3.3 credits settled of 3.3 credits estimated", done.Text, StringComparison.Ordinal);
        Assert.Equal("96.7", (await ada.WalletAsync()).Left);

        var button = done.FindAll(".compare-column button")[1];
        await ada.SubmitAsync(done, ".compare-column:nth-child(2) form", new() { ["winner"] = button.GetAttribute("value") });
        Assert.Equal("Z-Image Turbo Winner", (await ada.GetAsync(address)).TextOf(".is-winner h2"));
        await ada.SubmitAsync(await ada.GetAsync(address), ".is-winner form");
        Assert.False((await ada.GetAsync(address)).Has(".is-winner"));
    }

    [Fact]
    public async Task A_column_that_fails_gives_back_only_its_own()
    {
        await using var ada = await app.RegisterAsync("ada");
        var priced = await PricedAsync(ada, "a heron sandbox:error", "flux-dev", "flux-schnell");

        var started = await ada.SubmitAsync(priced, "#compare-form");
        var done = await FinishedAsync(ada, started.Location!);

        Assert.Equal(2, done.TextsOf(".tile-note").Count(note => note == "No picture, not charged"));
        Assert.Equal("100", (await ada.WalletAsync()).Left);
    }

    [Fact]
    public async Task Too_few_credits_for_the_sum_start_no_column()
    {
        await using var poor = StudioApp.With(new() { ["ImageStudio:Credits:WelcomeCredits"] = "3" });
        await using var ada = await poor.RegisterAsync("ada");

        var priced = await PricedAsync(ada, "a heron", "flux-dev", "flux-2-pro");
        Assert.Contains("You need 3 more credits", priced.TextOf("#go-reason"), StringComparison.Ordinal);
        var answer = await ada.SubmitAsync(priced, "#compare-form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(("3", "Nothing on hold"), ((await ada.WalletAsync()).Left, (await ada.WalletAsync()).OnHold));
        Assert.True((await ada.GetAsync("/gallery")).Has(".empty"));
    }

    [Theory]
    [InlineData("Choose 2 to 4 models")]
    [InlineData("Choose 2 to 4 models", "flux-dev")]
    [InlineData("Choose 2 to 4 models", "flux-dev", "flux-schnell", "z-image-turbo", "qwen-image", "flux-2-pro")]
    [InlineData("Choose one of the listed models", "flux-dev", "no-such-model")]
    [InlineData("Choose one of the listed models", "flux-dev", "clarity-upscaler")]
    [InlineData("is retired", "flux-dev", "imagen-4")]
    public async Task A_wrong_choice_is_named_and_what_was_typed_stays(string words, params string[] models)
    {
        await using var ada = await app.RegisterAsync("ada");

        var answer = await PricedAsync(ada, "a heron", models);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.TextOf(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("a heron", answer.TextOf("#Input_Description"));
    }

    [Fact]
    public async Task One_form_makes_one_comparison_and_others_do_not_see_it()
    {
        await using var ada = await app.RegisterAsync("ada");
        await using var eve = await app.RegisterAsync("eve");
        var priced = await PricedAsync(ada, "a heron in the reeds", "flux-schnell", "z-image-turbo");

        var first = await ada.SubmitAsync(priced, "#compare-form");
        var second = await ada.SubmitAsync(priced, "#compare-form");
        var changed = await ada.SubmitAsync(priced, "#compare-form", new() { ["Input.Description"] = "a crane" });

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        var done = await FinishedAsync(ada, first.Location!);
        Assert.Equal("99.2", (await ada.WalletAsync()).Left);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync(first.Location!)).Status);
        var foreign = Visitor.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await eve.GetAsync("/studio/compare")).Find("#compare-form"));
        foreign.Add(new("winner", done.Find(".compare-column button").GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(first.Location!, foreign)).Status);
    }

    private static async Task<Answer> PricedAsync(Visitor visitor, string description, params string[] models)
    {
        var page = await visitor.GetAsync("/studio/compare");
        var fields = Visitor.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Find("#compare-form"));
        fields.RemoveAll(field => field.Key is "Models" or "Input.Description");
        fields.Add(new("Input.Description", description));
        fields.AddRange(models.Select(model => new KeyValuePair<string, string>("Models", model)));
        return await visitor.PostAsync("/studio/compare?handler=Estimate", fields);
    }

    private static Task<Answer> FinishedAsync(Visitor visitor, string address) => visitor.UntilAsync(address, page => !page.Has(".compare-column.is-running"));
}
