namespace ImageStudio.Web.Providers;

/// <summary>What may be done when it is unknown whether a submit arrived.</summary>
public enum DeliveryClass
{
    /// <summary>The provider honours our job id: the same submit may be sent again and makes one job.</summary>
    Idempotent,

    /// <summary>Jobs can be looked up by our job id: it is asked for, and sent again only if the provider does not know it for a while.</summary>
    Listable,

    /// <summary>Nothing can be looked up: a submit whose bytes may have left is never sent again.</summary>
    Blind,
}

/// <summary>How long a vendor may take, and how much of our work it takes at once.</summary>
/// <param name="SubmitLimit">For the answer to a submit; minutes where the vendor answers with the pictures.</param>
/// <param name="Patience">From the submit to the end of a job; null for the installation's own setting.</param>
/// <param name="MaxInFlight">Jobs at this vendor at once, unless the operator says otherwise.</param>
public sealed record ProviderPace(TimeSpan SubmitLimit, TimeSpan? Patience, int MaxInFlight)
{
    public static ProviderPace Usual { get; } = new(TimeSpan.FromMinutes(2), null, 8);
}

/// <summary>
/// One vendor's wire. Expected trouble is a <see cref="JobUpdate.Failed"/>; <see cref="NotSentException"/> means that nothing left the house;
/// any other exception means that nobody knows whether the call arrived. Implementations are singletons and safe for parallel calls.
/// </summary>
public interface IImageProvider
{
    string Id { get; }

    /// <summary>What pages call it, for example "Sandbox".</summary>
    string Name { get; }

    DeliveryClass Delivery { get; }

    ProviderPace Pace => ProviderPace.Usual;

    /// <summary>Whether it can work: it has its key, or its address where it needs no key.</summary>
    bool IsReady => true;

    /// <summary>Hands the work to the vendor. Called at most once per provider job unless <see cref="Delivery"/> allows more.</summary>
    Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken);

    /// <summary>Asks how the job stands. Safe to repeat.</summary>
    Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken);

    /// <summary>Opens the bytes of one finished picture. The caller disposes the stream, limits its length and trusts nothing in it.</summary>
    /// <exception cref="UnsafeAddressException">The vendor named an address that is not one of its own.</exception>
    Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken);

    /// <summary>Asks the vendor to stop. Best effort: the job may still finish and be billed there.</summary>
    Task CancelAsync(string vendorJobId, CancellationToken cancellationToken);

    /// <summary>Only for <see cref="DeliveryClass.Listable"/>: the job that carries our id, or null while the vendor knows none.</summary>
    Task<JobUpdate?> LookUpAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult<JobUpdate?>(null);
}
