using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Web.Accounts;

/// <summary>
/// Asks the database on each request whether the session is still good, so that a changed password or a deleted account ends it at once.
/// One projected query, compiled once, instead of Identity's reload of the whole user.
/// </summary>
internal static class SessionCheck<TDb>
    where TDb : DbContext
{
    private static readonly Func<TDb, Guid, CancellationToken, Task<string?>> StampOf = EF.CompileAsyncQuery(
        (TDb db, Guid id, CancellationToken cancellationToken) =>
            db.Set<StudioUser>().Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefault());

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await IsGoodAsync(context)) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static async Task<bool> IsGoodAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stampClaim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var stamp = context.Principal?.FindFirstValue(stampClaim);

        if (stamp is null || !Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return false;

        var db = services.GetRequiredService<TDb>();
        await OpenForTheRequestAsync(db, context.HttpContext.RequestAborted);
        return await StampOf(db, id, context.HttpContext.RequestAborted) == stamp;
    }

    /// <summary>This is the first of a request's queries. Left to itself each would open the connection, and prepare it, anew; the context
    /// closes it when the request ends.</summary>
    private static Task OpenForTheRequestAsync(TDb db, CancellationToken cancellationToken) => db.Database.OpenConnectionAsync(cancellationToken);
}
