using Deque.AxeCore.Playwright;
using ImageStudio.Tests.Support;
using Microsoft.Playwright;

namespace ImageStudio.Tests.Browser;

/// <summary>Every page in light, in dark and at 320 px (a desktop at 400 %): no violation known to axe, nothing to scroll sideways.</summary>
public sealed class AccessibilityTests(StudioApp app, BrowserFixture browser) : IClassFixture<StudioApp>
{
    private readonly PageLooks _looks = new();

    [Fact]
    public async Task Pages_for_visitors()
    {
        await using var visit = await browser.VisitAsync(app);
        await LookAsync(visit, "sign-in", "/account/sign-in");
        await LookAsync(visit, "sign-in with errors", "/account/sign-in", page => Press(page, "Sign in"));
        await LookAsync(visit, "register", "/account/register");
        await LookAsync(visit, "register with errors", "/account/register", page => Press(page, "Make account"));
        await LookAsync(visit, "404, signed out", "/no-such-page");
        AssertNoProblems(visit);
    }

    [Fact]
    public async Task Pages_of_somebody_new()
    {
        await using var visit = await browser.VisitAsync(app);
        using var person = await app.RegisterAsync("ada");
        await visit.ComeInAsync(person, app.Address);
        await LookAsync(visit, "studio, empty", "/studio");
        await LookAsync(visit, "studio, use it anyway", "/studio?anyway=true");
        await LookAsync(visit, "studio, picker open", "/studio?anyway=true", OpenPickerAsync);
        await LookAsync(visit, "studio, all styles and more", "/studio?anyway=true", OpenAllAsync);
        await LookAsync(visit, "studio with a note", "/studio?anyway=true&model=none&ratio=7:3");
        await LookAsync(visit, "studio with errors", "/studio?anyway=true", SendWrongAsync);
        await LookAsync(visit, "descriptions, empty", "/studio/prompts");
        await LookAsync(visit, "gallery, empty", "/gallery");
        await LookAsync(visit, "collections, empty", "/gallery/collections");
        await LookAsync(visit, "new collection with errors", "/gallery/collections/new", page => Press(page, "Create collection"));
        await LookAsync(visit, "projects, empty", "/projects");
        await LookAsync(visit, "credits, one line", "/credits");
        await LookAsync(visit, "credits, an empty month", "/credits?month=2025-01");
        await LookAsync(visit, "spend, empty", "/credits/spend");
        await LookAsync(visit, "new project with errors", "/projects/new", page => Press(page, "Create project"));
        await LookAsync(visit, "400, open too long", "/studio?anyway=true", page => SendExpiredAsync(visit, page));
        AssertNoProblems(visit);
    }

    [Fact]
    public async Task Pages_of_somebody_busy()
    {
        var room = await Room.FurnishAsync(app);
        using var person = room.Person;
        await using var visit = await browser.VisitAsync(app);
        await visit.ComeInAsync(person, app.Address);
        await LookAsync(visit, "studio, finished and running", "/studio");
        await LookAsync(visit, "studio, the same with the form", "/studio?anyway=true");
        await LookAsync(visit, "generation, running", room.Running);
        await LookAsync(visit, "generation, updating stopped", room.Running, page => StopUpdatingAsync(page));
        await LookAsync(visit, "generation, finished", room.Finished);
        await LookAsync(visit, "generation, declined", room.Declined);
        await LookAsync(visit, "descriptions, one kept", "/studio/prompts", page => page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync());
        await LookAsync(visit, "gallery", "/gallery");
        await LookAsync(visit, "picture", room.Picture);
        await LookAsync(visit, "add to project", room.Picture + "/add-to-project");
        await LookAsync(visit, "add to collection", room.Picture + "/add-to-collection");
        await LookAsync(visit, "collections", "/gallery/collections");
        await LookAsync(visit, "collection", room.Collection);
        await LookAsync(visit, "rename collection", room.Collection + "/rename");
        await LookAsync(visit, "delete collection", room.Collection + "/delete");
        await LookAsync(visit, "projects", "/projects");
        await LookAsync(visit, "new project", "/projects/new");
        await LookAsync(visit, "project", room.Project);
        await LookAsync(visit, "instructions", room.Project + "/instructions");
        await LookAsync(visit, "instructions, too long", room.Project + "/instructions", SendTooMuchAsync);
        await LookAsync(visit, "project with instructions", room.Project + "/instructions", InstructAsync);
        await LookAsync(visit, "studio with instructions", "/studio?anyway=true", ChooseProjectAsync);
        await LookAsync(visit, "credits", "/credits");
        await LookAsync(visit, "credits, the month's table open", "/credits", page => page.GetByText("The same as a table").ClickAsync());
        await LookAsync(visit, "credits, filtered, with a note", "/credits?kind=settled&model=none");
        await LookAsync(visit, "credits, nothing matches", "/credits?kind=refunds");
        await LookAsync(visit, "spend", "/credits/spend");
        await LookAsync(visit, "receipt, finished", ReceiptOf(room.Finished));
        await LookAsync(visit, "receipt, running", ReceiptOf(room.Running));
        await LookAsync(visit, "receipt, declined", ReceiptOf(room.Declined));
        await LookAsync(visit, "404", $"/gallery/{Guid.NewGuid()}");
        AssertNoProblems(visit);
    }

    [Fact]
    public async Task Pages_of_an_administrator()
    {
        using var root = await app.AdministratorAsync();
        await using var second = await app.AdministratorAsync("second");
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));
        var (own, person) = (await app.PageOfAsync(root), await app.PageOfAsync(ada));
        await root.ChangeAsync(own, "Grant", "5", "For a test");
        await second.ChangeAsync(await app.PageOfAsync(second), "Grant", "5", "For a test");
        var budget = $"/admin/credits/budgets/user/{await app.IdOfAsync(ada)}";
        await root.SubmitAsync(await root.GetAsync(budget), "main form", new() { ["Limit"] = "3" });
        await root.SubmitAsync(await root.GetAsync("/admin/credits/reconciliation"), "main form");
        await root.UntilAsync("/admin/credits/reconciliation", page => page.Has("#verdict") && !page.Has("#running"));
        var refund = (await root.GetAsync(person)).Find("a[href*='/refund/']").GetAttribute("href")!;
        await using var visit = await browser.VisitAsync(app);
        await visit.ComeInAsync(root, app.Address);

        await LookAsync(visit, "people", "/admin/credits");
        await LookAsync(visit, "nobody found", "/admin/credits?search=nobody-at-all");
        await LookAsync(visit, "person", person);
        await LookAsync(visit, "grant", $"{person}/change");
        await LookAsync(visit, "grant with errors", $"{person}/change", page => Press(page, "Review"));
        await LookAsync(visit, "grant to oneself, review", $"{own}/change", ReviewAsync);
        await LookAsync(visit, "refund", refund);
        await LookAsync(visit, "requests", "/admin/credits/requests");
        await LookAsync(visit, "budgets", "/admin/credits/budgets?search=");
        await LookAsync(visit, "budget", budget);
        await LookAsync(visit, "providers", "/admin/providers");
        await LookAsync(visit, "provider", "/admin/providers/fal");
        await LookAsync(visit, "provider with errors", "/admin/providers/fal", page => Press(page, "Save key"));
        await LookAsync(visit, "prices and costs", "/admin/credits/costs");
        await LookAsync(visit, "reconciliation", "/admin/credits/reconciliation");
        AssertNoProblems(visit);
    }

    [Fact]
    public async Task Pages_of_somebody_whose_budget_is_nearly_used_up()
    {
        using var root = await app.AdministratorAsync();
        await using var ada = await app.RegisterAsync("ada");
        await ada.CreateProjectAsync("Harbours");
        var budget = $"/admin/credits/budgets/user/{await app.IdOfAsync(ada)}";
        await root.SubmitAsync(await root.GetAsync(budget), "main form", new() { ["Limit"] = "0" });
        await using var visit = await browser.VisitAsync(app);
        await visit.ComeInAsync(ada, app.Address);

        await LookAsync(visit, "studio with a warning and projects", "/studio?anyway=true", page => page.GetByText("More: project").ClickAsync());
        await LookAsync(visit, "credits with a warning", "/credits");
        AssertNoProblems(visit);
    }

    /// <summary>What the other tests rely on: an empty list from axe means that it looked.</summary>
    [Fact]
    public async Task A_missing_label_would_be_found()
    {
        await using var visit = await browser.VisitAsync(app);
        await visit.Page.GotoAsync("/account/sign-in");
        await visit.Page.EvaluateAsync("document.querySelector('label').remove()");

        var found = await visit.Page.RunAxe(PageLooks.Rules);

        Assert.Contains(found.Violations, violation => violation.Id == "label");
    }

    private Task LookAsync(BrowserVisit visit, string name, string address, Func<IPage, Task>? prepare = null) =>
        _looks.LookAsync(visit, name, address, prepare);

    private void AssertNoProblems(BrowserVisit visit) => _looks.AssertNoProblems(visit);

    private static string ReceiptOf(string generation) => generation.Replace("/generations/", "/credits/receipts/", StringComparison.Ordinal);

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private static async Task ReviewAsync(IPage page)
    {
        await page.GetByLabel("Credits", new() { Exact = true }).FillAsync("25");
        await page.GetByLabel("Reason").FillAsync("For a test");
        await Press(page, "Review");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Look once more" })).ToBeVisibleAsync();
    }

    private static async Task StopUpdatingAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Stop updating" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Resume updating" })).ToBeVisibleAsync();
    }

    private static async Task SendTooMuchAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Instructions" }).FillAsync(new string('a', 2_001));
        await Press(page, "Save instructions");
    }

    private static async Task InstructAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Instructions" }).FillAsync("Always in soft morning light.\nNever any people.");
        await Press(page, "Save instructions");
        await Assertions.Expect(page.Locator("#instructions")).ToBeVisibleAsync();
    }

    private static async Task ChooseProjectAsync(IPage page)
    {
        await page.GetByText("More: ").ClickAsync();
        await page.GetByLabel("Project", new() { Exact = true }).SelectOptionAsync("Greenhouses");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Apply the project's instructions" })).ToBeCheckedAsync();
    }

    private static async Task OpenPickerAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Group, new() { Name = "Model" }).Locator("summary").ClickAsync();
        await Assertions.Expect(page.Locator(".model-row").First).ToBeVisibleAsync();
    }

    private static async Task OpenAllAsync(IPage page)
    {
        await page.GetByText("Show all 13").ClickAsync();
        await page.GetByText("More: ").ClickAsync();
    }

    private static async Task SendWrongAsync(IPage page)
    {
        await page.GetByText("More: ").ClickAsync();
        await page.GetByLabel("Seed", new() { Exact = true }).FillAsync("not a number");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Description" }).FillAsync(new string('a', 4_001));
        await SendPlainlyAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 things need your attention" })).ToBeVisibleAsync();
    }

    /// <summary>As without scripts, which axe needs: the form itself is sent, and the answer is a page.</summary>
    private static Task SendPlainlyAsync(IPage page) =>
        page.Locator("#studio-form").EvaluateAsync("form => HTMLFormElement.prototype.submit.call(form)");

    private static async Task SendExpiredAsync(BrowserVisit visit, IPage page)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Description" }).FillAsync("Kept");
        await visit.Context.ClearCookiesAsync(new() { Name = "studio-form" });
        await SendPlainlyAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This page was open too long" })).ToBeVisibleAsync();
    }
}
