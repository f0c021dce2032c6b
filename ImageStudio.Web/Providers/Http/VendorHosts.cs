namespace ImageStudio.Web.Providers.Http;

/// <summary>Which addresses belong to a vendor. The key goes to its API only; pictures come from its own hosts only.</summary>
internal sealed class VendorHosts(VendorProfile profile, VendorSettings settings)
{
    public bool IsApi(Uri address) => IsBase(address) || (IsSafe(address) && IsAmong(profile.ApiHosts, address.IdnHost));

    public bool IsResult(Uri address) => IsApi(address)
        || (IsSafe(address) && IsAmong(profile.ResultHosts, address.IdnHost))
        || (settings.AllowLoopback && address.IsLoopback && address.Scheme is "http" or "https");

    private bool IsBase(Uri address) => settings.BaseUrl is { } own
        && own.Scheme == address.Scheme && own.Port == address.Port && own.IdnHost.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0;

    private static bool IsSafe(Uri address) =>
        address is { Scheme: "https", Port: 443, UserInfo: "", HostNameType: UriHostNameType.Dns };

    private static bool IsAmong(IReadOnlyList<string> hosts, string host) => hosts.Any(allowed => allowed.StartsWith('.')
        ? host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
