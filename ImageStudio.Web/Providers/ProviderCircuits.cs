namespace ImageStudio.Web.Providers;

/// <summary>Why a provider, or one of its models, is left alone for a while.</summary>
public sealed record OpenCircuit(FailureKind Reason, DateTimeOffset Until);

/// <summary>
/// Keeps one bad provider from taking everybody's jobs. After five failures in a row, or one that only the operator can mend, nothing is
/// sent there for a while; then one job tries. Kept in memory: after a restart the next job finds out again.
/// </summary>
public sealed class ProviderCircuits(TimeProvider clock)
{
    private const int FailuresInARow = 5;
    private static readonly TimeSpan AfterFailures = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterModelGone = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _failures = [];
    private readonly Dictionary<string, OpenCircuit> _open = [];
    private readonly HashSet<string> _away = [];

    /// <summary>Why nothing may be sent for this model there now; null when something may.</summary>
    public OpenCircuit? Find(string providerId, string vendorModel)
    {
        lock (_lock) return Now(providerId) ?? Now(ModelKey(providerId, vendorModel));
    }

    /// <summary>The provider's own trouble, whatever the model.</summary>
    public OpenCircuit? Find(string providerId)
    {
        lock (_lock) return Now(providerId);
    }

    /// <summary>An engine of one's own does not answer when it is asked for its models, or it does again. What its jobs found out is another matter.</summary>
    public void SetAway(string providerId, bool isAway)
    {
        lock (_lock)
        {
            if (isAway) _away.Add(providerId);
            else _away.Remove(providerId);
        }
    }

    public bool IsAway(string providerId)
    {
        lock (_lock) return _away.Contains(providerId);
    }

    /// <summary>Its time is over and nothing has worked there since: one job at a time may try.</summary>
    public bool IsProbing(string providerId)
    {
        lock (_lock) return _open.TryGetValue(providerId, out var circuit) && circuit.Until <= clock.GetUtcNow();
    }

    /// <summary>Notes how an order went.</summary>
    /// <param name="providerId">Where.</param>
    /// <param name="vendorModel">For what.</param>
    /// <param name="failure">Null when it was accepted, or refused for what it asked.</param>
    public void Note(string providerId, string vendorModel, FailureKind? failure)
    {
        // The sandbox plays its faults, one person's test prompt after the other: they are nobody else's trouble.
        if (providerId == ProviderRegistry.SandboxId) return;
        lock (_lock)
        {
            switch (failure)
            {
                case FailureKind.ModelGone:
                    Open(ModelKey(providerId, vendorModel), FailureKind.ModelGone, AfterModelGone);
                    break;
                case FailureKind.ProviderFunds or FailureKind.BadKey or FailureKind.ProviderConfig:
                    Open(providerId, failure.Value, AfterRefusal);
                    break;
                case FailureKind.NotAccepted or FailureKind.Transient or FailureKind.ProviderFault or FailureKind.Unreadable or FailureKind.UnsafeResult:
                    Count(providerId, failure.Value);
                    break;
                case FailureKind.RateLimited:
                    break;
                default:
                    Close(providerId);
                    break;
            }
        }
    }

    /// <summary>The operator has changed something there.</summary>
    public void Reset(string providerId)
    {
        lock (_lock)
        {
            Close(providerId);
            _away.Remove(providerId);
            foreach (var key in _open.Keys.Where(key => key.StartsWith(ModelKey(providerId, ""), StringComparison.Ordinal)).ToList()) _open.Remove(key);
        }
    }

    private void Count(string providerId, FailureKind failure)
    {
        var failures = _failures[providerId] = _failures.GetValueOrDefault(providerId) + 1;
        // A probe that fails opens it again at once.
        if (failures >= FailuresInARow || _open.ContainsKey(providerId)) Open(providerId, failure, AfterFailures);
    }

    private void Open(string key, FailureKind reason, TimeSpan time) => _open[key] = new(reason, clock.GetUtcNow() + time);

    private void Close(string providerId)
    {
        _failures.Remove(providerId);
        _open.Remove(providerId);
    }

    private OpenCircuit? Now(string key) =>
        _open.TryGetValue(key, out var circuit) && circuit.Until > clock.GetUtcNow() ? circuit
        // Asked again within a minute, it may be there.
        : _away.Contains(key) ? new(FailureKind.NotAccepted, clock.GetUtcNow() + AfterFailures)
        : null;

    private static string ModelKey(string providerId, string vendorModel) => $"{providerId}\n{vendorModel}";
}
