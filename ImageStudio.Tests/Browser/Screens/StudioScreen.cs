using System.Globalization;
using System.Text.RegularExpressions;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser.Screens;

/// <summary>The form and the feed, by the names a person reads there. The same steps with scripts and without.</summary>
public sealed partial class StudioScreen(BrowserVisit visit)
{
    private readonly IPage _page = visit.Page;

    public ILocator Description => _page.GetByRole(AriaRole.Textbox, new() { Name = "Description" });

    public ILocator Generate => _page.GetByRole(AriaRole.Button, new() { NameRegex = GenerateName() });

    public ILocator CheckPrice => _page.GetByRole(AriaRole.Button, new() { Name = "Check price" });

    public ILocator Ratios => Group("Aspect ratio").GetByRole(AriaRole.Radio);

    /// <summary>The announced price; the region is in the first HTML and never seen.</summary>
    public ILocator PriceStatus => _page.Locator("#price-status");

    public ILocator Cards => _page.GetByRole(AriaRole.Article);

    public ILocator Wallet => _page.GetByRole(AriaRole.Link, new() { NameRegex = WalletName() });

    public Task OpenAsync(string query = "") => _page.GotoAsync("/studio" + query);

    /// <summary>What the closed picker says: the model, its maker, its price.</summary>
    public ILocator ChosenModel => Group("Model").Locator("summary");

    /// <summary>The models that can be seen, by name.</summary>
    public ILocator ModelNames => Group("Model").Locator(".model-row:visible .model-name");

    public ILocator SearchModels => _page.GetByRole(AriaRole.Searchbox, new() { Name = "Search models" });

    public ILocator ModelFilter(string name) => Group("Model").GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator ModelRow(string name) => Group("Model").GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{Regex.Escape(name)} ") });

    /// <summary>With scripts the list comes when the picker is opened; without them a button in it brings the page with the list.</summary>
    public async Task OpenModelsAsync()
    {
        await ChosenModel.ClickAsync();
        if (!visit.Scripts) await Group("Model").GetByRole(AriaRole.Button, new() { Name = "Change model" }).ClickAsync();
        await Assertions.Expect(ModelNames.First).ToBeVisibleAsync();
    }

    public async Task ChooseModelAsync(string name)
    {
        await OpenModelsAsync();
        await ModelRow(name).CheckAsync();
    }

    public async Task ChooseStyleAsync(string name)
    {
        var more = Group("Style").Locator("summary");
        if (!await Style(name).IsVisibleAsync()) await more.ClickAsync();
        await Style(name).CheckAsync();
    }

    public Task ChooseRatioAsync(string ratio) => Ratio(ratio).CheckAsync();

    public Task ChooseCountAsync(int count) => Count(count).CheckAsync();

    public Task DescribeAsync(string text) => Description.FillAsync(text);

    public ILocator Style(string name) => Group("Style").GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    public ILocator Ratio(string ratio) => Group("Aspect ratio").GetByRole(AriaRole.Radio, new() { Name = ratio, Exact = true });

    public ILocator Count(int count) =>
        Group("Images").GetByRole(AriaRole.Radio, new() { Name = count.ToString(CultureInfo.InvariantCulture), Exact = true });

    /// <summary>Waits for the price with scripts, asks for it without, and reads it off the button.</summary>
    public async Task<int> PriceAsync()
    {
        if (!visit.Scripts) await CheckPrice.ClickAsync();
        await Assertions.Expect(Generate).ToBeEnabledAsync();
        await Assertions.Expect(Generate).ToHaveTextAsync(PriceName());
        return int.Parse(PriceName().Match((await Generate.TextContentAsync())!).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Presses Generate. With scripts the card comes into the feed, without them its page opens.</summary>
    public async Task<CardScreen> GenerateAsync(string description)
    {
        await Generate.ClickAsync();
        if (!visit.Scripts) await visit.ArriveAtAsync("/generations/[^/?]+$");
        var card = Card(description);
        await Assertions.Expect(card.Card).ToBeVisibleAsync();
        return card;
    }

    public CardScreen Card(string description) => new(visit, Cards.Filter(new() { HasText = description }));

    public async Task<decimal> CreditsAsync() =>
        decimal.Parse(WalletName().Match(await Wallet.InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture);

    private ILocator Group(string legend) => _page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });

    [GeneratedRegex(@"^\s*Generate\b")]
    private static partial Regex GenerateName();

    [GeneratedRegex(@"^\s*Generate • (\d+) credits?\s*$")]
    private static partial Regex PriceName();

    [GeneratedRegex(@"Credits\s+([\d.,]+)\s.*hold", RegexOptions.Singleline)]
    private static partial Regex WalletName();
}
