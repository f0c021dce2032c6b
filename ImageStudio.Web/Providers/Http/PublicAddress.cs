using System.Net;
using System.Net.Sockets;

namespace ImageStudio.Web.Providers.Http;

/// <summary>Tells addresses of the public internet from all others: private, loopback, link-local, shared, test, multicast, mapped, tunnelled.</summary>
public static class PublicAddress
{
    // IANA's special-purpose registries for IPv4 and IPv6; 2000::/3 is all that is given out as global unicast.
    private static readonly IPNetwork[] NotPublic4 = [.. Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublic6 = [.. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")];

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic4.Any(network => network.Contains(address)),
        // A network answers for a mapped address as if it were the IPv4 one, so it is asked about first.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && Global6.Contains(address) && !NotPublic6.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(text => IPNetwork.Parse(text));
}
