using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Fal;

/// <summary>
/// fal's queue: submit, status, result. There is no key against doubles, and a lost handle cannot be looked up safely, so it is class B.
/// Finished is not succeeded: the status of the result's own address decides.
/// </summary>
public sealed class FalProvider(VendorHttp http, ILogger<FalProvider> log) : IPriceSource
{
    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = TimeSpan.FromSeconds(30) });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var order = http.Request(HttpMethod.Post, request.VendorModel, JsonContent.Create(InputTemplate.Fill(request)));
        // One approved job is one run: the platform's own repeats and its stand-in models are switched off.
        order.Headers.Add("X-Fal-No-Retry", "1");
        order.Headers.Add("x-app-fal-disable-fallback", "1");
        order.Headers.Add("X-Fal-Object-Lifecycle-Preference", """{"expiration_duration_seconds":86400}""");
        var answer = await http.OrderAsync(order, cancellationToken);
        return FalFault.OfOrder(answer, http.Now) ?? Accepted(answer);
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(new(HttpMethod.Get, $"{vendorJobId}/status"), cancellationToken);
        if (VendorFault.OfQuestion(answer, http.Now) is { } failed) return failed;
        return answer.Json.Text("status") switch
        {
            "COMPLETED" => await ResultAsync(vendorJobId, cancellationToken),
            "IN_QUEUE" => new JobUpdate.Running(vendorJobId, answer.Json.Whole("queue_position") + 1),
            // Only three words are known; another one is not an end.
            { } => new JobUpdate.Running(vendorJobId),
            null => VendorFault.Of(FailureKind.Unreadable, answer),
        };
    }

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) =>
        http.AskAsync(new(HttpMethod.Put, $"{vendorJobId}/cancel"), cancellationToken);

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        // Prices need a key but no rights, and cost nothing.
        var answer = await http.AskAsync(new(HttpMethod.Get, FalAddress.Platform(http.Account, "v1/models/pricing?endpoint_id=fal-ai/flux/dev")), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        var price = answer.Json.Items("prices").Select(row => row.Number("unit_price")).FirstOrDefault();
        return new(true, price is null ? "The key is accepted." : $"The key is accepted. Flux Dev costs {price:0.####} US dollars a megapixel there.");
    }

    public Task<IReadOnlyList<SaidPrice>> PricesAsync(IReadOnlyCollection<string> vendorModels, CancellationToken cancellationToken) =>
        new FalPrices(http, log).ReadAsync(vendorModels, cancellationToken);

    private JobUpdate Accepted(VendorAnswer answer)
    {
        var result = answer.Json.Text("response_url");
        if (answer.Json.Text("request_id") is null || result is null) return VendorFault.Of(FailureKind.Unreadable, answer);
        // The handle is an address that the key will be sent to.
        if (!http.IsApi(result)) return new JobUpdate.Failed(FailureKind.UnsafeResult, "The result is to be asked for at another vendor’s address.");
        return new JobUpdate.Running(result.TrimEnd('/'), answer.Json.Whole("queue_position") + 1);
    }

    private async Task<JobUpdate> ResultAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(new(HttpMethod.Get, vendorJobId), cancellationToken);
        if (FalFault.OfResult(answer, http.Now) is { } failed) return failed;
        // Asked for too early: the status said otherwise, so the next poll will tell.
        if (answer.Status == 202) return new JobUpdate.Running(vendorJobId);
        return FalResult.Read(vendorJobId, answer);
    }
}
