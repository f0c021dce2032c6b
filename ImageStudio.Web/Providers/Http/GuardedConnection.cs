using System.Net;
using System.Net.Sockets;

namespace ImageStudio.Web.Providers.Http;

/// <summary>
/// Connects to a vendor, or to nobody. The name is looked up once, every address it has must be public, and the connection goes to one of
/// those very addresses: no second look-up, so that a name cannot turn into an inner address in between.
/// </summary>
internal sealed class GuardedConnection(VendorSettings settings, bool mayBeInner)
{
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>Looks a name up; a test can put its own in.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Resolve(host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        if (!Array.TrueForAll(addresses, address => MayCall(address, host, port)))
            throw new UnsafeAddressException($"{host} has an address that is not public.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool MayCall(IPAddress address, string host, int port) =>
        PublicAddress.Is(address) || (settings.AllowLoopback && IPAddress.IsLoopback(address)) || (mayBeInner && IsOperators(host, port));

    /// <summary>An engine of one's own may stand on an inner address, but only on the one the operator wrote down.</summary>
    private bool IsOperators(string host, int port) =>
        settings is { IsOwnAddress: true, BaseUrl: { } own } && own.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase) && own.Port == port;
}
