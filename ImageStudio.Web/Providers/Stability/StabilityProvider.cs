using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Stability;

/// <summary>Stability AI's image services: a form goes out, the picture comes back in the answer. It reports no price: the bill is the catalogue's.</summary>
public sealed class StabilityProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    private static readonly ProviderPace Usual = new(TimeSpan.FromMinutes(2), null, 8);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Usual);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var order = http.Request(HttpMethod.Post, $"v2beta/stable-image/{ServiceOf(request)}", Form(request));
        order.Headers.Accept.ParseAdd("application/json");
        var answer = await http.OrderAsync(order, cancellationToken);
        return StabilityFault.OfOrder(answer, http.Now) ?? await KeepAsync(request.JobId, answer, cancellationToken);
    }

    /// <summary>The answer to an order is the end; there is nothing to ask for.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "The answer to the order was lost."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("The pictures come with the answer.");

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "v1/user/balance"), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        return answer.Json.Number("credits") is { } credits
            ? new(true, $"The key is accepted. {credits:0.##} credits of one US cent are left there.")
            : ConnectionWords.Accepted;
    }

    /// <summary>Several models share a service; the others are services of their own, which begin with what they do unless they generate.</summary>
    private static string ServiceOf(ImageRequest request)
    {
        var service = InputTemplate.Setting(request, "service") ?? request.VendorModel;
        return service.Contains('/') ? service : $"generate/{service}";
    }

    private static MultipartFormDataContent Form(ImageRequest request)
    {
        var form = VendorForm.Of(InputTemplate.Fill(request));
        if (request.Sources is [var picture, ..]) form.With("image", picture, "image");
        return request.Mask is { } mask ? form.With("mask", mask, "mask") : form;
    }

    private async Task<JobUpdate> KeepAsync(Guid jobId, VendorAnswer answer, CancellationToken cancellationToken)
    {
        if (StabilityFault.OfPicture(answer) is { } failed) return failed;
        return answer.Json.Base64("image") is { } picture
            ? await spool.KeepAsync(jobId, jobId.ToString("N"), [picture], null, cancellationToken)
            : VendorFault.Of(FailureKind.Unreadable, answer);
    }
}
