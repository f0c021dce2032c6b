using System.Security.Claims;

namespace ImageStudio.Web.Accounts;

/// <summary>Who asks. Only pages that require a signed-in user may read <see cref="Id"/>.</summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated == true;

    public Guid Id => Guid.TryParse(Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        ? id
        : throw new InvalidOperationException("Nobody is signed in.");

    public bool IsAdministrator => IsSignedIn && http.HttpContext?.Features.Get<ActingAdministrator>() is not null;

    public string Name => Principal?.Identity?.Name ?? "";
}
