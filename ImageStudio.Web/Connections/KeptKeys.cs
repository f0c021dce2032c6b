using System.Collections.Concurrent;
using System.Security.Cryptography;
using ImageStudio.Web.Data;
using ImageStudio.Web.Providers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Connections;

/// <summary>
/// The typed keys, readable, in this process's memory only. Each is encrypted for its own provider, so that a row copied to another
/// provider's name cannot be read.
/// </summary>
public sealed partial class KeptKeys(IDataProtectionProvider protection, ILogger<KeptKeys> log) : IKeptKeys
{
    private readonly ConcurrentDictionary<string, string> _keys = new();

    public string? Find(string providerId) => _keys.GetValueOrDefault(providerId);

    /// <summary>Reads what was typed before. A key that cannot be read any more is as if there were none, and is said so.</summary>
    public async Task LoadAsync(StudioDb db, CancellationToken cancellationToken)
    {
        foreach (var row in await db.ProviderKeys.AsNoTracking().ToListAsync(cancellationToken))
        {
            try
            {
                _keys[row.ProviderId] = ProtectorOf(row.ProviderId).Unprotect(row.Cipher);
            }
            catch (CryptographicException)
            {
                LogUnreadable(log, row.ProviderId);
            }
        }
    }

    internal string Encrypt(string providerId, string key) => ProtectorOf(providerId).Protect(key);

    internal void Put(string providerId, string? key)
    {
        if (key is null) _keys.TryRemove(providerId, out _);
        else _keys[providerId] = key;
    }

    private IDataProtector ProtectorOf(string providerId) => protection.CreateProtector("ImageStudio.ProviderKeys", providerId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The key typed for {Provider} cannot be read any more: the data protection keys have changed. Type it again.")]
    private static partial void LogUnreadable(ILogger logger, string provider);
}
