using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ModelArk;

/// <summary>
/// Seedream: one call, one picture, and the picture inside the answer. Nothing can be looked up afterwards, and the call runs on and is
/// billed when its caller has gone, so it gets all the time it may need.
/// </summary>
public sealed class ModelArkProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = TimeSpan.FromMinutes(5) });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var fields = InputTemplate.Fill(request);
        fields["model"] = request.VendorModel;
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, "images/generations", JsonContent.Create(fields)), cancellationToken);
        if (ModelArkFault.OfOrder(answer, http.Now) is { } failed) return failed;

        var pictures = ModelArkResult.Pictures(answer.Json);
        return pictures.Count == 0
            ? ModelArkResult.WithoutPicture(answer)
            : await spool.KeepAsync(request.JobId, request.JobId.ToString(), pictures, ModelArkResult.Report(answer.Json), cancellationToken);
    }

    /// <summary>The answer to the order was the end of the job.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask for."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("Its pictures come inside the answer.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "models"), cancellationToken);
        return answer.IsSuccess ? ConnectionWords.Accepted : ConnectionWords.Refused(answer.Status);
    }
}
