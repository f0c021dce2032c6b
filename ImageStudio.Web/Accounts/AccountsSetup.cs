using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Accounts;

public static class AccountsSetup
{
    /// <summary>ASP.NET Core Identity over <typeparamref name="TDb"/>, with our own pages under /account.</summary>
    public static IServiceCollection AddAccounts<TDb>(this IServiceCollection services)
        where TDb : DbContext
    {
        services.AddIdentityCore<StudioUser>(UseOurRules)
            .AddEntityFrameworkStores<TDb>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(UseOurCookie<TDb>));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AccountRules.Administrators, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => context.Resource is HttpContext http && http.Features.Get<ActingAdministrator>() is not null));
        services.AddSingleton<SessionCheck<TDb>>();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>().AddScoped<RegisterUser>().AddScoped<SignIn>();
        services.AddScoped(all => new AppointAdministrator(all.GetRequiredService<TDb>(), all.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static void UseOurRules(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";
        identity.Password = new PasswordOptions
        {
            RequiredLength = AccountRules.MinPasswordCharacters,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
            RequiredUniqueChars = 1,
        };
        identity.Lockout.MaxFailedAccessAttempts = AccountRules.MaxFailedSignIns;
        identity.Lockout.DefaultLockoutTimeSpan = AccountRules.LockedOutFor;
    }

    private static void UseOurCookie<TDb>(CookieAuthenticationOptions cookie)
        where TDb : DbContext
    {
        cookie.LoginPath = "/account/sign-in";
        cookie.LogoutPath = "/account/sign-out";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = AccountRules.SignedInFor;
        cookie.SlidingExpiration = true;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<SessionCheck<TDb>>().ValidateAsync(context);
        cookie.Events.OnRedirectToLogin = SendToSignIn;
        cookie.Events.OnRedirectToAccessDenied = HidePage;
        cookie.Events.OnCheckSlidingExpiration = RenewUnlessLeftAlone;
    }

    private static Task RenewUnlessLeftAlone(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<LeavesSessionAlone>() is null;
        return Task.CompletedTask;
    }

    /// <summary>What is not somebody's to use does not exist for them.</summary>
    private static Task HidePage(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>An htmx request would follow the redirect and put the sign-in page into a fragment: it gets a full navigation instead.</summary>
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.IsHtmx())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Htmx(headers => headers.Redirect("/account/sign-in"));
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
