using System.Net;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Replicate;

/// <summary>
/// Replicate's predictions of official models. There is no key against doubles, and a list of predictions does not carry our id, so it is
/// class B. It reports no price: the bill is the catalogue's.
/// </summary>
public sealed class ReplicateProvider(VendorHttp http) : IVendor
{
    private static readonly ProviderPace Usual = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10), 8);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Usual);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["input"] = InputTemplate.Fill(request) };
        var order = http.Request(HttpMethod.Post, $"models/{request.VendorModel}/predictions", JsonContent.Create(body));
        // We stop waiting then; a run that nobody waits for is not to be paid.
        order.Headers.Add("Cancel-After", "10m");
        var answer = await http.OrderAsync(order, cancellationToken);
        return VendorFault.OfOrder(answer, http.Now) ?? ReplicatePrediction.Read(answer);
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, $"predictions/{vendorJobId}"), cancellationToken);
        return VendorFault.OfQuestion(answer, http.Now) ?? ReplicatePrediction.Read(answer);
    }

    /// <summary>Without the token first; with it where the vendor's own host insists.</summary>
    public async Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await http.DownloadAsync(source.Reference, cancellationToken);
        }
        catch (HttpRequestException refusal) when (refusal.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && http.IsApi(source.Reference))
        {
            return await http.DownloadAsync(source.Reference, cancellationToken, withKey: true);
        }
    }

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Post, $"predictions/{vendorJobId}/cancel"), cancellationToken);

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        // Tells whose token it is; there is no call for a balance or a price.
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "account"), cancellationToken);
        return answer.IsSuccess ? ConnectionWords.Accepted : ConnectionWords.Refused(answer.Status);
    }
}
