namespace ImageStudio.Web.Providers;

/// <summary>What a test of the connection found, in words for an administrator.</summary>
/// <param name="Works">The key is accepted, or the engine answers.</param>
/// <param name="Words">One sentence: what was accepted or what is wrong, and a balance where the vendor tells it.</param>
public sealed record ConnectionReport(bool Works, string Words);

/// <summary>A provider outside the house, as administrators see it.</summary>
public interface IVendor : IImageProvider
{
    VendorAccount Account { get; }

    string IImageProvider.Id => Account.Profile.Id;

    string IImageProvider.Name => Account.Profile.Name;

    bool IImageProvider.IsReady => Account.IsReady;

    /// <summary>Asks the vendor something that costs nothing. Never throws for what a vendor may do.</summary>
    Task<ConnectionReport> TestAsync(CancellationToken cancellationToken);
}
