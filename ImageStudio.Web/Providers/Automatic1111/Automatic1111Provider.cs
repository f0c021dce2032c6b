using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Automatic1111;

/// <summary>
/// The API of AUTOMATIC1111's web UI, which Forge and SD.Next share (modules/api/api.py): one call that answers with the pictures. The server
/// draws one order after the other; what else runs there, its own page's work for example, is waited for.
/// </summary>
public sealed class Automatic1111Provider(VendorHttp http, ResultSpool spool) : IModelSource
{
    /// <summary>Orders that overlap are not supported officially (the web UI's issue 7723), and a model may have to be loaded first.</summary>
    private static readonly ProviderPace Slow = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), MaxInFlight: 1);

    /// <summary>What a route may add. Others, such as "script_name" and "alwayson_scripts", reach any extension's code.</summary>
    private static readonly string[] RouteFields = ["steps", "cfg_scale", "distilled_cfg_scale", "sampler_name", "scheduler"];

    /// <summary>As its own page has it.</summary>
    private const double AreaStrength = 0.75;
    private const int OriginalPixels = 1;

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Slow);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var answer = await http.OrderAsync(http.Request(HttpMethod.Post, request.Sources.Count > 0 ? "sdapi/v1/img2img" : "sdapi/v1/txt2img", JsonContent.Create(Body(request))), cancellationToken);
        if (Automatic1111Fault.OfOrder(answer, http.Now) is { } failed) return failed;
        var pictures = Automatic1111Result.Pictures(answer.Json, request.Count);
        if (pictures.Count == 0) return VendorFault.Of(FailureKind.Unreadable, answer);
        if (!Automatic1111Result.IsDrawnWith(request.VendorModel, answer.Json))
            return new JobUpdate.Failed(FailureKind.ModelGone, $"Another model than \"{request.VendorModel}\" drew.");
        return await spool.KeepAsync(request.JobId, request.JobId.ToString(), pictures, report: null, cancellationToken);
    }

    /// <summary>The answer to the order was the end of the job.</summary>
    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask for."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        throw new InvalidDataException("Its pictures come inside the answer.");

    /// <summary>
    /// Nothing is left to stop once a job has a handle, since the handle comes with the pictures. The server's "interrupt" stops whatever runs,
    /// and its "progress" does not say whose that is: another person's picture could be hit.
    /// </summary>
    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await ListAsync(cancellationToken);
        if (answer.Status == 401)
            return new(false, "The server asks for a name and a password, and these are not accepted. They are set as one key: name:password.");
        if (Automatic1111Fault.IsWithoutApi(answer)) return new(false, "A server answers, but its API is off. It has to be started with --api.");
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        var count = Automatic1111Result.Models(answer.Json).Count;
        return count == 0 ? new(false, "A server answers, but it names no model.") : new(true, $"The server answers. Models it has: {count}.");
    }

    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        var answer = await ListAsync(cancellationToken);
        return answer.IsSuccess ? Automatic1111Result.Models(answer.Json) : throw new UnclearAnswerException(answer.Detail);
    }

    private Task<VendorAnswer> ListAsync(CancellationToken cancellationToken) =>
        http.AskAsync(http.Request(HttpMethod.Get, "sdapi/v1/sd-models"), cancellationToken);

    /// <summary>The model is a setting there, lent for this one order: afterwards the operator's own choice stands again.</summary>
    private static JsonObject Body(ImageRequest request)
    {
        var fields = new JsonObject(InputTemplate.Fill(request).Where(field => RouteFields.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        fields["prompt"] = HarmlessPrompt.Of(request.Prompt);
        fields["negative_prompt"] = HarmlessPrompt.Of(request.NegativePrompt ?? "");
        fields["width"] = request.Size.Width;
        fields["height"] = request.Size.Height;
        fields["seed"] = request.Seed;
        fields["batch_size"] = request.Count;
        fields["override_settings"] = new JsonObject { ["sd_model_checkpoint"] = request.VendorModel };
        fields["override_settings_restore_afterwards"] = true;
        fields["send_images"] = true;
        // The pictures are kept here; a person who deletes one wants no copy to stay there.
        fields["save_images"] = false;
        fields["force_task_id"] = request.JobId.ToString();
        return request.Sources.Count > 0 ? WithPictures(fields, request) : fields;
    }

    /// <summary>A mask is for the whole picture, and white changes; what was there is what the repainting starts from (modules/processing.py).</summary>
    private static JsonObject WithPictures(JsonObject fields, ImageRequest request)
    {
        fields["init_images"] = new JsonArray([.. request.Sources.Select(picture => (JsonNode)picture.Base64)]);
        fields["denoising_strength"] = AreaStrength;
        if (request.Mask is not { } mask) return fields;
        fields["mask"] = mask.Base64;
        fields["inpainting_fill"] = OriginalPixels;
        fields["inpaint_full_res"] = false;
        fields["inpainting_mask_invert"] = 0;
        return fields;
    }
}
