using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.ModelArk;

/// <summary>
/// Seedream: one call, one picture, and the picture inside the answer. Nothing can be looked up afterwards, and the call runs on and is
/// billed when its caller has gone, so it gets all the time it may need.
/// </summary>
public sealed class ModelArkProvider(VendorHttp http, ResultSpool spool) : IVendor
{
    /// <summary>As many as its square pictures have.</summary>
    private const long UsualPixels = 2048 * 2048;
    private const int StepPixels = 8;

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = TimeSpan.FromMinutes(5) });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var fields = InputTemplate.Fill(request);
        fields["model"] = request.VendorModel;
        // With one of the vendor's own size words the model would choose the shape.
        if (request.KeepsRatio) fields["size"] = SizeLike(request.Size);
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

    /// <summary>A size of the picture's shape that every Seedream takes: they draw no fewer than 3.7 million pixels.</summary>
    private static string SizeLike(PixelSize picture)
    {
        var scale = Math.Sqrt((double)UsualPixels / picture.Pixels);
        return string.Create(CultureInfo.InvariantCulture, $"{Side(picture.Width * scale)}x{Side(picture.Height * scale)}");
    }

    private static int Side(double exact) => (int)Math.Round(exact / StepPixels) * StepPixels;
}
