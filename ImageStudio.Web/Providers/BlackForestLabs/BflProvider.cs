using System.Net;
using System.Text.Json.Nodes;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Web.Providers.BlackForestLabs;

/// <summary>
/// Black Forest Labs' tasks: one picture each, asked for at the address that the order's answer names. Nothing can be looked up by an id
/// of ours, so it is class B; a task cannot be stopped.
/// </summary>
public sealed class BflProvider(VendorHttp http) : IVendor
{
    // 24 tasks may be active in one account (the vendor's documentation); a few are left to the operator's other tools.
    private static readonly ProviderPace Usual = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(6), 20);

    public DeliveryClass Delivery => DeliveryClass.Blind;

    public ProviderPace Pace => http.Account.Pace(Usual);

    public VendorAccount Account => http.Account;

    public async Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var order = http.Request(HttpMethod.Post, $"v1/{request.VendorModel}", JsonContent.Create(Fields(request)));
        var answer = await http.OrderAsync(order, cancellationToken);
        return BflFault.OfOrder(answer, http.Now) ?? Accepted(answer);
    }

    public async Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken)
    {
        var task = BflTask.Parse(vendorJobId);
        var answer = await http.AskAsync(new(HttpMethod.Get, task.Address), cancellationToken);
        return VendorFault.OfQuestion(answer, http.Now) ?? BflResult.Read(task, answer);
    }

    /// <summary>An address is signed for ten minutes. When it is over, the task is asked once more: it may have a fresh one.</summary>
    public async Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken)
    {
        var sample = BflSample.Parse(source);
        try
        {
            return await http.DownloadAsync(sample.Address, cancellationToken);
        }
        catch (HttpRequestException over) when (over.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            if (await PollAsync(sample.Task, cancellationToken) is not JobUpdate.Done { Images: [var fresh] } || fresh == source) throw;
            return await http.DownloadAsync(BflSample.Parse(fresh).Address, cancellationToken);
        }
    }

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionReport> TestAsync(CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(http.Request(HttpMethod.Get, "v1/credits"), cancellationToken);
        if (!answer.IsSuccess) return ConnectionWords.Refused(BflFault.IsBadKey(answer) ? 401 : answer.Status);
        return answer.Json.Number("credits") is { } credits
            ? new(true, $"The key is accepted. {credits:0.##} credits of one US cent are left there.")
            : ConnectionWords.Accepted;
    }

    /// <summary>
    /// Pictures are base64 with nothing before it: "input_image", "input_image_2" and so on, or by the name that the route says. White changes
    /// in a mask (docs.bfl.ai; the vendor's API description).
    /// </summary>
    private static JsonObject Fields(ImageRequest request)
    {
        var fields = InputTemplate.Fill(request);
        var name = InputTemplate.Setting(request, "image") ?? "input_image";
        foreach (var (index, picture) in request.Sources.Index()) fields[index == 0 ? name : $"{name}_{index + 1}"] = picture.Base64;
        if (request.Mask is { } mask) fields["mask"] = mask.Base64;
        return fields;
    }

    private JobUpdate Accepted(VendorAnswer answer)
    {
        var address = answer.Json.Text("polling_url");
        if (answer.Json.Text("id") is null || address is null) return VendorFault.Of(FailureKind.Unreadable, answer);
        // The handle is an address that the key will be sent to.
        if (!http.IsApi(address)) return new JobUpdate.Failed(FailureKind.UnsafeResult, "The task is to be asked for at another vendor’s address.");
        return new JobUpdate.Running(new BflTask(address, answer.Json.Number("cost")).ToString());
    }
}
