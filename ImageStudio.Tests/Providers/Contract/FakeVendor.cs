using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>
/// A vendor's server on a loopback port: as strict as the real one about headers, fields and types, and with a bill. Whatever it would not
/// accept it refuses in the vendor's own words and notes as a complaint. A test can put faults into its way.
/// </summary>
public abstract class FakeVendor : IAsyncDisposable
{
    /// <summary>The only key it accepts. It must show up in no log, page or database.</summary>
    public const string Key = "canary-4711-of-the-operator";

    private readonly WebApplication _server;

    protected FakeVendor()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(ServeAsync);
        _server.Start();
        Address = new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public ConcurrentQueue<VendorCall> Calls { get; } = new();

    /// <summary>One line per order it took on, with the description that came with it. This is what the operator pays.</summary>
    public ConcurrentQueue<string> Bill { get; } = new();

    /// <summary>What the real vendor would not have accepted.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>Its look at pictures and masks that orders carry.</summary>
    public PictureLook Look { get; } = new();

    /// <summary>Asked before each call is answered; null lets it pass.</summary>
    public Func<VendorCall, Fault?> Faults { get; set; } = _ => null;

    public IEnumerable<VendorCall> Orders => Calls.Where(call => call.Role == CallRole.Order);

    /// <summary>Lets the next call of a kind meet a fault.</summary>
    public void Next(CallRole role, Fault fault)
    {
        var left = 1;
        Faults = call => call.Role == role && Interlocked.Exchange(ref left, 0) == 1 ? fault : null;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _server.DisposeAsync();
    }

    protected abstract CallRole RoleOf(string method, string path);

    /// <summary>The vendor's answer, its strict look at the call included.</summary>
    protected abstract VendorReply Answer(VendorCall call);

    /// <summary>Notes what is wrong with a call, and answers as the vendor would.</summary>
    protected VendorReply Complain(string about, VendorReply answer)
    {
        Complaints.Enqueue(about);
        return answer;
    }

    private async Task ServeAsync(HttpContext context)
    {
        var call = await VendorCall.ReadAsync(context.Request, RoleOf);
        Calls.Enqueue(call);
        var fault = Faults(call);
        if (fault is { Kind: FaultKind.HangUpBefore })
        {
            fault.Also?.Invoke();
            context.Abort();
            return;
        }

        var reply = fault is { Kind: FaultKind.Answer, Reply: { } instead } ? instead : Answer(call);
        if (fault is { Kind: FaultKind.HangUpAfter })
        {
            fault.Also?.Invoke();
            context.Abort();
            return;
        }

        await WriteAsync(context, reply, fault?.Kind);
    }

    private static async Task WriteAsync(HttpContext context, VendorReply reply, FaultKind? fault)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Type;
        foreach (var (name, value) in reply.Headers) context.Response.Headers[name] = value;
        if (fault is not (FaultKind.Drip or FaultKind.Truncate))
        {
            await context.Response.Body.WriteAsync(reply.Body);
            return;
        }

        context.Response.ContentLength = reply.Body.Length;
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await context.Response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2));
        await context.Response.Body.FlushAsync();
        // A body that drips never ends: the caller has to give up.
        if (fault == FaultKind.Drip) await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Abort();
    }
}
