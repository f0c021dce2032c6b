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
internal sealed class SessionCheck<TDb>(IOptions<IdentityOptions> identity)
    where TDb : DbContext
{
    /// <summary>Not static: EF ties it to one model, and each site of a process has its own.</summary>
    private readonly Func<TDb, Guid, CancellationToken, Task<Standing?>> _standingOf = EF.CompileAsyncQuery(
        (TDb db, Guid id, CancellationToken cancellationToken) =>
            db.Set<StudioUser>().Where(u => u.Id == id).Select(u => new Standing(u.SecurityStamp, u.IsAdministrator)).SingleOrDefault());

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await IsGoodAsync(context)) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<bool> IsGoodAsync(CookieValidatePrincipalContext context)
    {
        var stampClaim = identity.Value.ClaimsIdentity.SecurityStampClaimType;
        var stamp = context.Principal?.FindFirstValue(stampClaim);

        if (stamp is null || !Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return false;

        var db = context.HttpContext.RequestServices.GetRequiredService<TDb>();
        await OpenForTheRequestAsync(db, context.HttpContext.RequestAborted);
        var standing = await _standingOf(db, id, context.HttpContext.RequestAborted);
        if (standing is null || standing.Stamp != stamp) return false;

        // Never from the cookie: whoever is no longer an administrator is none from the next request on.
        if (standing.IsAdministrator) context.HttpContext.Features.Set(new ActingAdministrator());
        return true;
    }

    /// <summary>This is the first of a request's queries. Left to itself each would open the connection, and prepare it, anew; the context
    /// closes it when the request ends.</summary>
    private static Task OpenForTheRequestAsync(TDb db, CancellationToken cancellationToken) => db.Database.OpenConnectionAsync(cancellationToken);

    private sealed record Standing(string? Stamp, bool IsAdministrator);
}

/// <summary>Set on requests of people who are administrators at this moment.</summary>
internal sealed class ActingAdministrator;
