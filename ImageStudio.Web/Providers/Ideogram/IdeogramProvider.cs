using System.Globalization;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.Ideogram;

/// <summary>
/// Ideogram's two APIs: version 3 of the model is asked by a form, the later ones by JSON. Both answer with addresses of finished pictures,
/// good for a day. Nothing can be looked up by an id of ours, so it is class B.
/// </summary>
public sealed class IdeogramProvider(VendorHttp http) : IVendor
{
    /// <summary>How the first API writes its models: "ideogram-v3", where the second has "ideogram-4-5".</summary>
    private const string FirstApi = "ideogram-v";

    /// <summary>Its 1312x736 is meant for 16:9.</summary>
    private const double MostDeviation = 0.02;

    private static readonly TimeSpan SubmitLimit = TimeSpan.FromMinutes(3);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(ProviderPace.Usual with { SubmitLimit = SubmitLimit });

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        if (WhyNot(request) is { } refused) return refused;
        var answer = await http.OrderAsync(Order(request), cancellationToken);
        return IdeogramFault.OfOrder(answer, http.Now) ?? IdeogramResult.Read(request.JobId.ToString("N"), answer);
    }

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Task.FromResult<JobUpdate>(new JobUpdate.Failed(FailureKind.Lost, "There is nothing to ask: the answer to the order names the pictures."));

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) => http.DownloadAsync(source.Reference, cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        // A dry run is answered with a price; nothing is drawn and nothing is billed (developer.ideogram.ai, price quotes).
        var fields = new JsonObject { ["prompt"] = "a heron", ["num_images"] = 1, ["size"] = "1024x1024", ["quality"] = "medium", ["magic_prompt"] = "off" };
        var answer = await http.AskAsync(http.Request(HttpMethod.Post, "v2/image/generate/ideogram-4-5?dry_run=true", JsonContent.Create(fields)), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(answer.Status);
        return answer.Json.Number("usd_micros") is { } micros
            ? new(true, $"The key is accepted. A picture of Ideogram 4.5 costs {micros / 1_000_000:0.####} US dollars there.")
            : ConnectionWords.Accepted;
    }

    /// <summary>What starts from pictures is a form in both APIs, and its whole path stands in the catalogue. Black changes in a mask.</summary>
    private HttpRequestMessage Order(ImageRequest request)
    {
        var fields = Fields(request);
        if (request.Sources.Count > 0) return http.Request(HttpMethod.Post, request.VendorModel, Form(fields, request));
        return request.VendorModel.StartsWith(FirstApi, StringComparison.Ordinal)
            ? http.Request(HttpMethod.Post, $"v1/{request.VendorModel}/generate", VendorForm.Of(fields))
            : http.Request(HttpMethod.Post, $"v2/image/generate/{request.VendorModel}", JsonContent.Create(fields));
    }

    private static MultipartFormDataContent Form(JsonObject fields, ImageRequest request)
    {
        var form = VendorForm.Of(fields).With("image", request.Sources[0], "image");
        foreach (var (index, picture) in request.Sources.Skip(1).Index()) form.With("reference_images", picture, $"reference-{index + 1}");
        return request.Mask is { } mask ? form.With("mask", mask, "mask") : form;
    }

    /// <summary>A style's value names its field as well: "style_type:REALISTIC".</summary>
    private static JsonObject Fields(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        if (request.NativeStyle?.Split(':') is [var field, var value]) fields[field] = value;
        // Where others have 16:9, this vendor has 16x9.
        if (fields["aspect_ratio"] is { } ratio) fields["aspect_ratio"] = ratio.ToString().Replace(':', 'x');
        if (Resolution(request) is { } resolution) fields["resolution"] = resolution;
        return fields;
    }

    /// <summary>Another shape than was asked for would be paid for all the same.</summary>
    private static JobUpdate.Failed? WhyNot(ImageRequest request) =>
        Resolution(request) is { } resolution && Math.Abs(Math.Log(Shape(resolution) * request.Ratio.Height / request.Ratio.Width)) > MostDeviation
            ? new(FailureKind.SettingsRefused, $"No resolution of the route has the ratio {request.Ratio}.")
            : null;

    /// <summary>Reframing goes by the vendor's own sizes: of those that the route lists, the one whose shape is nearest to what is wanted.</summary>
    private static string? Resolution(ImageRequest request) => InputTemplate.Setting(request, "resolutions")?.Split(' ')
        .MinBy(size => Math.Abs(Math.Log(Shape(size) * request.Ratio.Height / request.Ratio.Width)));

    private static double Shape(string size) =>
        size.Split('x') is [var width, var height] ? double.Parse(width, CultureInfo.InvariantCulture) / double.Parse(height, CultureInfo.InvariantCulture) : 1;
}
