using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Support;

/// <summary>Administrators and what they do on their pages.</summary>
public static class AdminVisits
{
    /// <summary>A new person who is an administrator, signed in.</summary>
    public static async Task<Visitor> AdministratorAsync(this StudioApp app, string name = "root")
    {
        var visitor = await app.RegisterAsync(name);
        await using var scope = app.Scope();
        await scope.ServiceProvider.GetRequiredService<StudioDb>().Users.Where(u => u.Email == visitor.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsAdministrator, true));
        return visitor;
    }

    /// <summary>A new person who is certainly no administrator, as the first one on an empty site would be.</summary>
    public static async Task<Visitor> MemberAsync(this StudioApp app)
    {
        await using var first = await app.RegisterAsync("first");
        return await app.RegisterAsync("member");
    }

    /// <summary>What somebody has left to spend, as every page says it.</summary>
    public static async Task<string> LeftAsync(this Visitor visitor) => (await visitor.GetAsync("/projects")).Wallet().Left;

    public static async Task<Guid> IdOfAsync(this StudioApp app, Visitor visitor)
    {
        await using var scope = app.Scope();
        return await scope.ServiceProvider.GetRequiredService<StudioDb>().Users.Where(u => u.Email == visitor.Email).Select(u => u.Id).SingleAsync();
    }

    public static async Task<string> PageOfAsync(this StudioApp app, Visitor visitor) => $"/admin/credits/people/{await app.IdOfAsync(visitor)}";

    /// <summary>Fills in the form of a change of somebody's wallet.</summary>
    /// <returns>What will happen, to be confirmed; or the form with what is wrong.</returns>
    public static async Task<Answer> ReviewAsync(this Visitor admin, string person, string kind, string? amount, string? reason) =>
        await admin.SubmitAsync(
            await admin.GetAsync($"{person}/change"), "main form", new() { ["Kind"] = kind, ["Amount"] = amount, ["Reason"] = reason });

    public static async Task<Answer> ChangeAsync(this Visitor admin, string person, string kind, string amount, string reason) =>
        await admin.SubmitAsync(await admin.ReviewAsync(person, kind, amount, reason), "main form");
}
