using System.Net;

namespace ImageStudio.Tests.Support;

/// <summary>What is left to spend and what is on hold, as the sidebar says it.</summary>
public sealed record ShownWallet(string Left, string OnHold);

/// <summary>A person's way through the pages without scripts.</summary>
public static class StudioVisits
{
    private const int MostLooks = 200;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(150);

    /// <summary>The Studio form as it is filled in; a null leaves the field out of what is sent.</summary>
    public static Dictionary<string, string?> Form(string? description, params (string Field, string? Value)[] others)
    {
        var fields = new Dictionary<string, string?> { ["Input.Description"] = description };
        foreach (var (field, value) in others) fields["Input." + field] = value;
        return fields;
    }

    public static Task<Answer> CheckPriceAsync(this Visitor visitor, Answer studio, Dictionary<string, string?> form, bool htmx = false) =>
        visitor.SubmitAsync(studio, "#studio-form", form, "/studio?handler=Estimate", htmx);

    /// <summary>Presses "Change model": the page with the list of models in it.</summary>
    public static async Task<Answer> OpenModelsAsync(this Visitor visitor, Dictionary<string, string?>? form = null) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/studio"), "#studio-form", form, "/studio?handler=Models");

    /// <summary>Opens the Studio, fills the form in and asks for the price: the page from which Generate can be pressed.</summary>
    public static async Task<Answer> PricedAsync(this Visitor visitor, string? description, params (string Field, string? Value)[] others) =>
        await visitor.CheckPriceAsync(await visitor.GetAsync("/studio"), Form(description, others));

    public static Task<Answer> PressGenerateAsync(this Visitor visitor, Answer studio, Dictionary<string, string?>? form = null, bool htmx = false) =>
        visitor.SubmitAsync(studio, "#studio-form", form, "/studio", htmx);

    /// <returns>The address of the generation's page.</returns>
    public static async Task<string> GenerateAsync(this Visitor visitor, string description, params (string Field, string? Value)[] others)
    {
        var started = await visitor.PressGenerateAsync(await visitor.PricedAsync(description, others));
        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        return started.Location!;
    }

    /// <summary>Follows "Refresh status" until the generation has ended.</summary>
    public static Task<Answer> UntilFinishedAsync(this Visitor visitor, string generation) =>
        visitor.UntilAsync(generation, page => page.Find("article.generation-card").GetAttribute("data-state") != "running");

    /// <summary>Opens an address again and again until it shows what is waited for. The clock is the real one, so the wait is bounded.</summary>
    public static async Task<Answer> UntilAsync(this Visitor visitor, string address, Func<Answer, bool> shows)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var page = await visitor.GetAsync(address);
            if (shows(page)) return page;
            await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{address} did not get there in {MostLooks} looks.");
    }

    public static async Task<ShownWallet> WalletAsync(this Visitor visitor) => (await visitor.GetAsync("/credits")).Wallet();

    public static ShownWallet Wallet(this Answer page) => new(page.TextOf("#wallet .balance"), page.TextOf("#wallet .wallet-note"));

    /// <returns>The project's address.</returns>
    public static async Task<string> CreateProjectAsync(this Visitor visitor, string name)
    {
        var created = await visitor.SubmitAsync(await visitor.GetAsync("/projects/new"), "main form", new() { ["Name"] = name });
        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        return created.Location!;
    }

    /// <param name="picture">The address of a picture to put in at once.</param>
    /// <returns>The collection's address.</returns>
    public static async Task<string> CreateCollectionAsync(this Visitor visitor, string name, string? picture = null)
    {
        var form = await visitor.GetAsync($"/gallery/collections/new?image={picture?.Split('/')[^1]}");
        var created = await visitor.SubmitAsync(form, "main form", new() { ["Name"] = name });
        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        return created.Location!;
    }

    public static async Task CollectAsync(this Visitor visitor, string collection, params string[] pictures)
    {
        foreach (var picture in pictures)
            await visitor.ForgeAsync($"{picture}/add-to-collection", new() { ["Collection"] = collection.Split('/')[^1] });
    }

    /// <summary>Sends a form that no page offers, but with a token that is this person's own.</summary>
    public static async Task<Answer> ForgeAsync(
        this Visitor visitor, string address, Dictionary<string, string>? fields = null, bool htmx = false)
    {
        var token = (await visitor.GetAsync("/projects/new")).Find("main form input[name=__RequestVerificationToken]").GetAttribute("value")!;
        return await visitor.PostAsync(address, new Dictionary<string, string>(fields ?? []) { ["__RequestVerificationToken"] = token }, htmx);
    }
}
