namespace ImageStudio.Web.Media;

/// <summary>One writer for one content address at a time. Addresses share a fixed number of locks, so nothing grows.</summary>
internal sealed class HashLocks
{
    private const int Stripes = 256;

    private readonly Gate[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Gate(1))];

    public Task<IDisposable> TakeAsync(ContentHash hash, CancellationToken ct) =>
        _stripes[Convert.FromHexString(hash.Text.AsSpan(0, 2))[0]].EnterAsync(1, ct);
}
