namespace ImageStudio.Web.Providers.Fal;

internal static class FalAddress
{
    private static readonly Uri PlatformBase = new("https://api.fal.ai/");

    /// <summary>The platform's data has a host of its own, unless the operator sends everything through another address.</summary>
    public static Uri Platform(VendorAccount account, string path) => new(account.Settings.IsOwnAddress ? account.BaseUrl : PlatformBase, path);
}
