using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Pages.Shared;

/// <summary>The wallet as this answer shows it: read once however many places show it, and again after a verb changed it.</summary>
public sealed class ShownBalance(Wallet wallet, CurrentUser user, IHttpContextAccessor http)
{
    private WalletBalance? _read;

    public async Task<WalletBalance> ReadAsync() =>
        _read ??= await wallet.ReadAsync(user.Id, http.HttpContext?.RequestAborted ?? CancellationToken.None);

    public void Forget() => _read = null;
}
