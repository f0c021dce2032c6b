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
    private readonly Func<TDb, Guid, CancellationToken, Task<string?>> _stampOf = EF.CompileAsyncQuery(
        (TDb db, Guid id, CancellationToken cancellationToken) =>
            db.Set<StudioUser>().Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefault());

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
        return await _stampOf(db, id, context.HttpContext.RequestAborted) == stamp;
    }

    /// <summary>This is the first of a request's queries. Left to itself each would open the connection, and prepare it, anew; the context
    /// closes it when the request ends.</summary>
    private static Task OpenForTheRequestAsync(TDb db, CancellationToken cancellationToken) => db.Database.OpenConnectionAsync(cancellationToken);
}
