using System.Net;
using AngleSharp.Html.Dom;
using ImageStudio.Tests.Chat;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using static ImageStudio.Tests.Support.StudioVisits;

namespace ImageStudio.Tests.Pages.Studio;

/// <summary>A site whose operator has set a chat model up.</summary>
public sealed class ChattyStudio : StudioApp
{
    public ChattyStudio()
        : this(new FakeChat())
    {
    }

    private ChattyStudio(FakeChat chat)
        : base(chat.Settings) => Chat = chat;

    public FakeChat Chat { get; }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Chat.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}

/// <summary>The description rewritten, and brought back, without scripts and as the fragment for htmx.</summary>
public sealed class ImproveTests(ChattyStudio app) : IClassFixture<ChattyStudio>
{
    private const string Improve = "/studio?handler=Improve";
    private const string Typed = "\n\nTwo <b>boats</b> & \"one\" harbour\nat dawn";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_new_text_stands_in_the_field_and_undo_brings_the_old_one_back(bool htmx)
    {
        app.Chat.Faults = _ => null;
        await using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");
        Assert.Equal("Improve description • free", studio.TextOf("#improve"));
        Assert.False(studio.Has("#undo"));

        var improved = await ada.SubmitAsync(studio, "#studio-form", Form(Typed, ("Ratio", "16:9"), ("Seed", "77"), ("Model", "qwen-image-3")), Improve, htmx);

        Assert.Equal(!htmx, await improved.IsWholePageAsync());
        Assert.Equal((app.Chat.Says, "77"), (Description(improved), improved.Find("#Input_Seed").GetAttribute("value")));
        Assert.True(improved.Has("input[name='Input.Ratio'][value='16:9'][checked]") && improved.Has("input[name='Input.Model'][value=qwen-image-3]"));
        Assert.True(improved.Find("#Input_Description").HasAttribute("autofocus"));
        Assert.Equal(studio.Find("#order-key").GetAttribute("value"), improved.Find("#order-key").GetAttribute("value"));
        // It stays at hand while the price is looked at.
        var priced = await ada.CheckPriceAsync(improved, []);
        Assert.Equal(app.Chat.Says, Description(priced));

        var undone = await ada.SubmitAsync(priced, "#studio-form", null, priced.Find("#undo").GetAttribute("formaction"), htmx);

        Assert.Equal(Typed.Trim(), Description(undone));
        Assert.False(undone.Has("#undo"));
        Assert.Equal(new("100", "Nothing on hold"), await ada.WalletAsync());
    }

    [Fact]
    public async Task What_the_model_says_is_text_and_no_markup()
    {
        app.Chat.Faults = _ => new(FaultKind.Answer, VendorReply.Json(200, FakeChat.Completion("</textarea><img src=x onerror=alert(1)>")));
        await using var ada = await app.RegisterAsync("ada");

        var improved = await ada.SubmitAsync(await ada.GetAsync("/studio"), "#studio-form", Form("A harbour"), Improve);

        Assert.Equal("</textarea><img src=x onerror=alert(1)>", Description(improved));
        Assert.False(improved.Has("img[src=x]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_is_a_sentence_and_keeps_the_text(bool htmx)
    {
        app.Chat.Faults = _ => Fault.Of(401, new { error = new { message = $"Incorrect API key {FakeVendor.Key}" } });
        await using var ada = await app.RegisterAsync("ada");

        var failed = await ada.SubmitAsync(await ada.GetAsync("/studio"), "#studio-form", Form("A quiet harbour"), Improve, htmx);

        Assert.Equal(HttpStatusCode.OK, failed.Status);
        Assert.Equal("The chat model does not accept this installation’s key. Your description is as it was.", failed.TextOf("#improve-failure"));
        Assert.Equal("A quiet harbour", Description(failed));
        Assert.False(failed.Has("#undo"));
        Assert.DoesNotContain(FakeVendor.Key, await failed.SourceAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Add a description")]
    [InlineData("long", "Shorten the description by 1 character")]
    public async Task What_cannot_be_a_description_is_not_sent_out(string text, string reason)
    {
        await using var ada = await app.RegisterAsync("ada");
        var calls = app.Chat.Calls.Count;

        var refused = await ada.SubmitAsync(await ada.GetAsync("/studio"), "#studio-form", Form(text.Length == 0 ? "" : new string('x', 4001)), Improve);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(reason, refused.TextOf("#Input_Description-error"), StringComparison.Ordinal);
        Assert.Equal(calls, app.Chat.Calls.Count);
    }

    [Fact]
    public async Task Undo_without_anything_to_undo_changes_nothing()
    {
        await using var ada = await app.RegisterAsync("ada");

        Assert.Equal("A quiet harbour", Description(await ada.SubmitAsync(await ada.GetAsync("/studio"), "#studio-form", Form("A quiet harbour"), "/studio?handler=Undo")));
    }

    [Fact]
    public async Task Ten_a_minute_are_enough_for_one_person_and_do_not_count_for_another()
    {
        await using var chat = new FakeChat();
        await using var site = StudioApp.With(new(chat.Settings) { ["ImageStudio:Pages:RateLimits"] = "true" });
        await using var ada = await site.RegisterAsync("ada");
        await using var grace = await site.RegisterAsync("grace");
        var studio = await ada.GetAsync("/studio");

        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 11; tries++)
            answers.Add((await ada.SubmitAsync(studio, "#studio-form", Form("A quiet harbour"), tries % 2 == 0 ? Improve : "/studio?handler=improve")).Status);

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 10), HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await grace.SubmitAsync(await grace.GetAsync("/studio"), "#studio-form", Form("A quiet harbour"), Improve)).Status);
    }

    [Fact]
    public async Task Without_a_model_the_control_says_what_is_missing()
    {
        await using var site = StudioApp.With([]);
        await using var root = await site.AdministratorAsync();
        await using var ada = await site.RegisterAsync("ada");

        var studio = await ada.GetAsync("/studio");
        Assert.True(studio.Find("#improve").HasAttribute("disabled"));
        Assert.Equal("No chat model is set up.", studio.TextOf("#improve-missing"));
        Assert.Equal("No chat model is set up: ImageStudio:Chat.", (await root.GetAsync("/studio")).TextOf("#improve-missing"));

        var forced = await ada.SubmitAsync(studio, "#studio-form", Form("A quiet harbour"), Improve);
        Assert.Equal("No chat model is set up. Your description is as it was.", forced.TextOf("#improve-failure"));
    }

    private static string Description(Answer page) => ((IHtmlTextAreaElement)page.Find("#Input_Description")).Value.ReplaceLineEndings("\n").Trim();
}
