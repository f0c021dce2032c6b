using System.Collections.Concurrent;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Support;

/// <summary>
/// A vendor that does as it is told: each kind of call takes the next line of its script, and behaves well when there is none. It keeps the
/// bill: as an idempotent vendor it makes one job per job id however often it is asked, as a blind one a job per call.
/// </summary>
public sealed class ScriptedProvider(string id = "scripted") : IImageProvider
{
    private readonly ConcurrentDictionary<string, ImageRequest> _jobs = new();
    private int _pictures;

    public string Id => id;

    public string Name => "Scripted";

    public DeliveryClass Delivery { get; set; } = DeliveryClass.Blind;

    public ProviderPace Pace { get; set; } = ProviderPace.Usual with { MaxInFlight = 100 };

    public bool IsReady { get; set; } = true;

    public Script<ImageRequest, JobUpdate> Submits { get; } = new();

    public Script<string, JobUpdate> Polls { get; } = new();

    public Script<ImageSource, Stream> Fetches { get; } = new();

    public Script<string, bool> Cancels { get; } = new();

    /// <summary>Handles of the jobs the vendor works on and bills.</summary>
    public ICollection<string> Bill => _jobs.Keys;

    public int SubmitsOf(Guid jobId) => Submits.Calls.Count(request => request.JobId == jobId);

    public static JobUpdate Running(string handle) => new JobUpdate.Running(handle, PollAfter: TimeSpan.FromSeconds(1));

    public static Stream Picture(byte[] bytes) => new MemoryStream(bytes);

    public Task<JobUpdate> SubmitAsync(ImageRequest request, CancellationToken cancellationToken) =>
        Submits.PlayAsync(request, () => Accept(request), cancellationToken);

    public Task<JobUpdate> PollAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Polls.PlayAsync(vendorJobId, () => Finished(vendorJobId), cancellationToken);

    public Task<Stream> FetchAsync(ImageSource source, CancellationToken cancellationToken) =>
        Fetches.PlayAsync(source, () => Picture(NextPicture()), cancellationToken);

    public Task CancelAsync(string vendorJobId, CancellationToken cancellationToken) =>
        Cancels.PlayAsync(vendorJobId, () => true, cancellationToken);

    public Task<JobUpdate?> LookUpAsync(Guid jobId, CancellationToken cancellationToken) =>
        Task.FromResult(_jobs.Keys.FirstOrDefault(handle => handle.StartsWith($"job-{jobId:N}", StringComparison.Ordinal)) is { } handle ? Running(handle) : null);

    /// <summary>Takes the job on, as it does before it answers, hangs or breaks the connection.</summary>
    public JobUpdate Accept(ImageRequest request)
    {
        var handle = Delivery == DeliveryClass.Idempotent ? $"job-{request.JobId:N}" : $"job-{request.JobId:N}-{Submits.Calls.Count}";
        _jobs[handle] = request;
        return Running(handle);
    }

    public JobUpdate.Done Finished(string handle, int? pictures = null)
    {
        var request = _jobs[handle];
        var images = Enumerable.Range(0, pictures ?? request.Count).Select(i => new ImageSource($"{handle}/{i}"));
        return new(handle, [.. images], request.Expected);
    }

    private byte[] NextPicture()
    {
        var number = Interlocked.Increment(ref _pictures);
        return Pictures.Plain(32, 32, number % 256, number / 256, 100);
    }
}

/// <summary>What one kind of call will answer, in order, and what it was asked.</summary>
public sealed class Script<TQuestion, TAnswer>
{
    private readonly ConcurrentQueue<Func<TQuestion, CancellationToken, Task<TAnswer>>> _lines = new();
    private readonly ConcurrentQueue<TQuestion> _calls = new();

    public IReadOnlyCollection<TQuestion> Calls => _calls;

    /// <summary>Answers every call that no line is left for.</summary>
    public Func<TQuestion, TAnswer>? Always { get; set; }

    public Script<TQuestion, TAnswer> Then(params TAnswer[] answers)
    {
        foreach (var answer in answers) Then((_, _) => Task.FromResult(answer));
        return this;
    }

    public Script<TQuestion, TAnswer> Then(Func<TQuestion, TAnswer> answer) => Then((question, _) => Task.FromResult(answer(question)));

    public Script<TQuestion, TAnswer> Then(Func<TQuestion, CancellationToken, Task<TAnswer>> line)
    {
        _lines.Enqueue(line);
        return this;
    }

    internal Task<TAnswer> PlayAsync(TQuestion question, Func<TAnswer> otherwise, CancellationToken cancellationToken)
    {
        _calls.Enqueue(question);
        if (_lines.TryDequeue(out var line)) return line(question, cancellationToken);
        return Task.FromResult(Always is { } always ? always(question) : otherwise());
    }
}
