using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ImageStudio.Web.Connections;

/// <summary>Why a typed key is not taken.</summary>
public enum KeyProblem
{
    None,
    UnknownProvider,

    /// <summary>Environment or settings file already name one, and they win.</summary>
    SetByOperator,

    /// <summary>Empty, too short or long, or with characters that no header may hold.</summary>
    NotAKey,
}

/// <summary>Takes a key that an administrator typed, or forgets it. What was believed about the provider until then is forgotten too.</summary>
public sealed partial class ChangeKey(
    StudioDb db, KeptKeys kept, IEnumerable<IVendor> vendors, ProviderCircuits circuits, RefreshPrices prices, ISchedulerFactory schedulers, TimeProvider clock,
    ILogger<ChangeKey> log)
{
    public const int LeastCharacters = 8;
    public const int MostCharacters = 500;

    public async Task<KeyProblem> SetAsync(string providerId, string? typed, Guid administrator, CancellationToken cancellationToken)
    {
        if (Refuse(providerId) is not KeyProblem.None and var problem) return problem;
        var key = typed?.Trim() ?? "";
        if (key.Length is < LeastCharacters or > MostCharacters || !key.All(c => c is > ' ' and <= '~')) return KeyProblem.NotAKey;

        var (cipher, lastFour) = (kept.Encrypt(providerId, key), key[^4..]);
        if (await db.ProviderKeys.FindAsync([providerId], cancellationToken) is { } row) row.Replace(cipher, lastFour, administrator, clock.UtcNow);
        else db.ProviderKeys.Add(new(providerId, cipher, lastFour, administrator, clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        Apply(providerId, key);
        LogChanged(log, providerId, "set", administrator);
        if (TellsPrices(providerId)) await RefreshPricesJob.AskAsync(schedulers, providerId, cancellationToken);
        return KeyProblem.None;
    }

    public async Task<KeyProblem> RemoveAsync(string providerId, Guid administrator, CancellationToken cancellationToken)
    {
        if (Refuse(providerId) is not KeyProblem.None and var problem) return problem;
        await db.ProviderKeys.Where(k => k.ProviderId == providerId).ExecuteDeleteAsync(cancellationToken);
        Apply(providerId, null);
        LogChanged(log, providerId, "removed", administrator);
        if (TellsPrices(providerId)) await prices.ForgetAsync(providerId, cancellationToken);
        return KeyProblem.None;
    }

    private KeyProblem Refuse(string providerId) => vendors.FirstOrDefault(v => v.Id == providerId) switch
    {
        null => KeyProblem.UnknownProvider,
        { Account.Source: KeySource.Settings } => KeyProblem.SetByOperator,
        _ => KeyProblem.None,
    };

    private bool TellsPrices(string providerId) => vendors.Any(vendor => vendor is IPriceSource && vendor.Id == providerId);

    private void Apply(string providerId, string? key)
    {
        kept.Put(providerId, key);
        circuits.Reset(providerId);
    }

    [LoggerMessage(EventId = 2200, EventName = "ProviderKeyChanged", Level = LogLevel.Warning, Message = "The key of {Provider} was {Change} by {Administrator}")]
    private static partial void LogChanged(ILogger logger, string provider, string change, Guid administrator);
}
