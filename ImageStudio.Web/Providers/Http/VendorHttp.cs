using System.Buffers;

namespace ImageStudio.Web.Providers.Http;

/// <summary>
/// The only way out of the house. It calls a vendor's own addresses and no others, follows no redirect, puts the key on calls of the
/// vendor's API only, reads no more than allowed, and tells an order that surely never left from one that may have.
/// </summary>
public sealed class VendorHttp : IDisposable
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DownloadHeaders = TimeSpan.FromSeconds(30);

    private readonly VendorHosts _hosts;
    private readonly HttpClient _once;
    private readonly HttpClient _again;
    private readonly TimeProvider _clock;

    public VendorHttp(VendorAccount account, TimeProvider clock)
        : this(account, clock, new GuardedConnection(account.Settings, mayBeInner: !account.Profile.NeedsKey))
    {
    }

    internal VendorHttp(VendorAccount account, TimeProvider clock, GuardedConnection connection)
    {
        (Account, _clock, _hosts) = (account, clock, new(account.Profile, account.Settings));
        // An order goes out on a connection of its own: on a kept one the handler may send it again by itself when the other side hung up.
        _once = Client(connection, keep: TimeSpan.Zero);
        _again = Client(connection, keep: TimeSpan.FromMinutes(2));
    }

    public VendorAccount Account { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>A request to the vendor's API; a relative path starts at its base address.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content = null) =>
        new(method, new Uri(Account.BaseUrl, path)) { Content = content };

    /// <summary>Sends an order. The answer may take as long as the token lets it.</summary>
    /// <exception cref="NotSentException">No connection was made.</exception>
    public Task<VendorAnswer> OrderAsync(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(_once, request, cancellationToken);

    /// <summary>Sends a question, which may be asked again.</summary>
    public Task<VendorAnswer> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(_again, request, cancellationToken);

    /// <summary>Whether the vendor's API may be called there, with the key.</summary>
    public bool IsApi(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && _hosts.IsApi(uri);

    /// <summary>Opens a picture at an address that the vendor named. The key stays at home unless <paramref name="withKey"/> says that the API itself serves it.</summary>
    /// <exception cref="UnsafeAddressException">The address is not one of the vendor's.</exception>
    public async Task<Stream> DownloadAsync(string address, CancellationToken cancellationToken, bool withKey = false)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !_hosts.IsResult(uri))
            throw new UnsafeAddressException($"{Account.Profile.Name} named a picture at {Where(address)}.");
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (withKey) Authorize(request);
        using var limit = new CancellationTokenSource(DownloadHeaders, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = await SafelyAsync(() => _again.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token));
        try
        {
            // A redirect is an answer like any other that is not a picture.
            answer.EnsureSuccessStatusCode();
            return new IdleLimitedStream(await answer.Content.ReadAsStreamAsync(cancellationToken), answer, IdleLimit, _clock);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _once.Dispose();
        _again.Dispose();
    }

    private async Task<VendorAnswer> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorize(request);
        using (request)
        {
            using var answer = await SafelyAsync(() => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var header in answer.Headers.Concat(answer.Content.Headers)) headers.TryAdd(header.Key, header.Value.First());
            return new((int)answer.StatusCode, headers, await ReadAsync(answer, cancellationToken));
        }
    }

    private void Authorize(HttpRequestMessage request)
    {
        if (!_hosts.IsApi(request.RequestUri!)) throw new UnsafeAddressException($"{Where(request.RequestUri!.ToString())} is not {Account.Profile.Name}’s API.");
        if (Account.Key is { } key) Account.Profile.Authorize(request, key);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var most = Account.Profile.MaxAnswerBytes;
        await using var body = new IdleLimitedStream(await answer.Content.ReadAsStreamAsync(cancellationToken), answer, IdleLimit, _clock);
        var whole = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (whole.Length + read > most) throw new InvalidDataException($"The answer is longer than {most} bytes.");
                whole.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private static async Task<HttpResponseMessage> SafelyAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException trouble) when (trouble.InnerException is UnsafeAddressException unsafeAddress)
        {
            throw unsafeAddress;
        }
        catch (HttpRequestException trouble) when (trouble.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError)
        {
            throw new NotSentException($"No connection: {trouble.HttpRequestError}.", trouble);
        }
    }

    /// <summary>Without path and query, which may hold a signature.</summary>
    private static string Where(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Authority}" : "no address at all";

    private static HttpClient Client(GuardedConnection connection, TimeSpan keep) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = GuardedConnection.ConnectLimit,
        PooledConnectionLifetime = keep,
        ConnectCallback = connection.OpenAsync,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        // Some hosts of pictures refuse a caller without a name.
        DefaultRequestHeaders = { UserAgent = { new("ImageStudio", null) } },
    };
}
