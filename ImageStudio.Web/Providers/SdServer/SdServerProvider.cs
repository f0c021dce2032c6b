using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.SdServer;

/// <summary>
/// stable-diffusion.cpp's own server by its native queue (examples/server of leejet/stable-diffusion.cpp, 97d2990): it draws one job after
/// the other with the one model it was started with. Jobs are forgotten ten minutes after their end, and all of them with a restart.
/// </summary>
public sealed class SdServerProvider(VendorHttp http, ResultSpool spool) : IModelSource
{
    /// <summary>A small machine may need many minutes for four pictures, and two jobs wait for each other.</summary>
    private static readonly ProviderPace Slow = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), MaxInFlight: 2);

    private const double AreaStrength = 0.75;

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Slow);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, "sdcpp/v1/img_gen", JsonContent.Create(Body(request))), cancellationToken);
        if (SdServerFault.OfOrder(answer, http.Now) is { } failed) return failed;
        return SdServerHandle.Of(request.JobId, answer.Json.Text("id")) is { } handle
            ? new JobUpdate.Running(handle.ToString(), answer.Json.Whole("queue_position"))
            : VendorFault.Of(FailureKind.Unreadable, answer);
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        if (SdServerHandle.Parse(vendorJobId) is not { } handle) return new JobUpdate.Failed(FailureKind.Lost, "This is not a handle of a job.");
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, handle.Path), cancellationToken);
        if (VendorFault.OfQuestion(answer, http.Now) is { } failed) return failed;
        return answer.Json.Text("status") switch
        {
            "completed" => await KeepAsync(handle, answer, cancellationToken),
            "failed" or "cancelled" => VendorFault.Of(FailureKind.ProviderFault, answer),
            "queued" => new JobUpdate.Running(vendorJobId, answer.Json.Whole("queue_position")),
            // Generating, or a word that is new: not an end.
            { } => new JobUpdate.Running(vendorJobId),
            null => VendorFault.Of(FailureKind.Unreadable, answer),
        };
    }

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("Its pictures come inside the answer.");

    /// <summary>Works while the job waits; once it draws, the server says no and draws on.</summary>
    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => SdServerHandle.Parse(vendorJobId) is { } handle
        ? http.AskAsync(http.Request(HttpMethod.Post, handle.Path + "/cancel"), cancellationToken)
        : Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await CapabilitiesAsync(cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        return SdServerModel.Of(answer.Json) is { } model
            ? new(true, $"The server answers. It draws with {model}.")
            : new(false, "A server answers, but it has no model that draws pictures.");
    }

    /// <summary>The model that the server was started with; none while it draws no pictures.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        var answer = await CapabilitiesAsync(cancellationToken);
        if (!answer.IsSuccess) throw new UnclearAnswerException(answer.Detail);
        return SdServerModel.Of(answer.Json) is { } model ? [model] : [];
    }

    private Task<VendorAnswer> CapabilitiesAsync(CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Get, "sdcpp/v1/capabilities"), cancellationToken);

    /// <summary>
    /// What every picture needs, over whatever the route adds ("sample_params" …). Seeds are always sent: the server's own default draws the
    /// same picture every time. A value of a wrong type would be overlooked without a word.
    /// </summary>
    private static JsonObject Body(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        fields["prompt"] = request.Prompt;
        fields["negative_prompt"] = request.NegativePrompt ?? "";
        fields["width"] = request.Size.Width;
        fields["height"] = request.Size.Height;
        fields["seed"] = request.Seed;
        fields["batch_count"] = request.Count;
        fields["output_format"] = "png";
        fields["embed_image_metadata"] = false;
        if (request.Sources is [var picture, ..]) fields["init_image"] = picture.Base64;
        if (request.Mask is not { } mask) return fields;
        // White changes (examples/server there). As much of what was there is kept as the web interfaces of such engines keep.
        fields["mask_image"] = mask.Base64;
        fields["strength"] = AreaStrength;
        return fields;
    }

    private async Task<JobUpdate> KeepAsync(SdServerHandle handle, VendorAnswer answer, CancellationToken cancellationToken)
    {
        var pictures = SdServerModel.Pictures(answer.Json);
        if (pictures.Count == 0) return VendorFault.Of(FailureKind.Unreadable, answer);
        return await spool.KeepAsync(handle.JobId, handle.ToString(), pictures, report: null, cancellationToken);
    }
}
