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
        var services = context.HttpContext.RequestServices;
        var stampClaim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var stamp = context.Principal?.FindFirstValue(stampClaim);

        if (stamp is not null
            && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await StampOf(services.GetRequiredService<TDb>(), id, context.HttpContext.RequestAborted) == stamp) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
