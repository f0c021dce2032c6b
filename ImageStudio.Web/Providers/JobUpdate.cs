using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Providers;

/// <summary>Where the bytes of one finished picture are: a vendor's address or handle, good for <see cref="IImageProvider.FetchAsync"/> of the same provider.</summary>
public sealed record ImageSource(string Reference);

/// <summary>What a vendor says it billed. Which of these it says, if any, stands in the catalogue's route; what cannot be read is left out.</summary>
/// <param name="Usage">A count of a unit that the vendor names.</param>
/// <param name="CostUsd">US dollars.</param>
/// <param name="Units">A count without a name: of whatever unit the route's price is for.</param>
public sealed record ProviderReport(Usage? Usage = null, decimal? CostUsd = null, decimal? Units = null);

/// <summary>Why a vendor did not do the work, in the few kinds that differ in what happens next.</summary>
public enum FailureKind
{
    /// <summary>Too many calls; may be sent again after <see cref="JobUpdate.Failed.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>Surely not accepted (no connection, overloaded before work); may be sent again.</summary>
    NotAccepted,

    /// <summary>A passing fault while polling or fetching; the same question may be asked again.</summary>
    Transient,

    /// <summary>The vendor refused the description before working.</summary>
    ModeratedBefore,

    /// <summary>The vendor withheld what it drew.</summary>
    ModeratedAfter,

    /// <summary>The vendor refused the settings.</summary>
    SettingsRefused,

    /// <summary>The operator's account at the vendor is out of funds.</summary>
    ProviderFunds,

    /// <summary>The key is missing, wrong or withdrawn: the operator has to act.</summary>
    BadKey,

    /// <summary>The account may not do this (region, verification, rights): the operator has to act.</summary>
    ProviderConfig,

    /// <summary>The vendor does not serve this model any more.</summary>
    ModelGone,

    /// <summary>The vendor took the job and failed.</summary>
    ProviderFault,

    /// <summary>The vendor does not know the job (any more).</summary>
    Lost,

    /// <summary>The answer could not be read.</summary>
    Unreadable,

    /// <summary>The vendor named an address that is not one of its own.</summary>
    UnsafeResult,
}

/// <summary>What a vendor said about a job. Closed: these three are all there are.</summary>
public abstract record JobUpdate
{
    private JobUpdate()
    {
    }

    /// <summary>Accepted and not finished.</summary>
    /// <param name="VendorJobId">The handle to poll with.</param>
    /// <param name="QueuePosition">1 is next; null when working or unknown.</param>
    /// <param name="Progress">0 to 1, where the vendor reports it.</param>
    /// <param name="PollAfter">How long the vendor wants us to wait; null for our own pace.</param>
    public sealed record Running(string VendorJobId, int? QueuePosition = null, double? Progress = null, TimeSpan? PollAfter = null) : JobUpdate;

    /// <summary>Finished. There may be fewer pictures than asked for; <see cref="Report"/> is null when the vendor reports nothing.</summary>
    public sealed record Done(string VendorJobId, IReadOnlyList<ImageSource> Images, ProviderReport? Report) : JobUpdate;

    /// <summary>Not done. <see cref="Detail"/> is for the log, never for the page.</summary>
    public sealed record Failed(FailureKind Kind, string Detail, TimeSpan? RetryAfter = null) : JobUpdate;
}
