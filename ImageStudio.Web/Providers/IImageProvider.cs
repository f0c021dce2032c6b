namespace ImageStudio.Web.Providers;

/// <summary>What may be done when it is unknown whether a submit arrived.</summary>
public enum DeliveryClass
{
    /// <summary>The provider honours our job id: the same submit may be sent again and makes one job.</summary>
    Idempotent,

    /// <summary>Nothing can be looked up: a submit whose bytes may have left is never sent again.</summary>
    Blind,
}

/// <summary>
/// One vendor's wire. Expected trouble is a <see cref="JobUpdate.Failed"/>; an exception means that nobody knows whether the call arrived.
/// Implementations are singletons and safe for parallel calls.
/// </summary>
public interface IImageProvider
{
    string Id { get; }

    /// <summary>What pages call it, for example "Sandbox".</summary>
    string Name { get; }

    DeliveryClass Delivery { get; }

    /// <summary>Hands the work to the vendor. Called at most once per provider job unless <see cref="Delivery"/> allows more.</summary>
    Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken);

    /// <summary>Asks how the job stands. Safe to repeat.</summary>
    Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken);

    /// <summary>Opens the bytes of one finished picture. The caller disposes the stream, limits its length and trusts nothing in it.</summary>
    Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken);

    /// <summary>Asks the vendor to stop. Best effort: the job may still finish and be billed there.</summary>
    Task CancelAsync(string vendorJobId, CancellationToken cancellationToken);
}
