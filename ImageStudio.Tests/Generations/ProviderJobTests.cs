using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using static ImageStudio.Web.Generations.ProviderJobState;

namespace ImageStudio.Tests.Generations;

public sealed class ProviderJobTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly ProviderJobState[] Unfinished = [Ready, Submitting, Submitted, Done, Unknown];

    private static readonly Dictionary<string, (ProviderJobState[] From, Action<ProviderJob> Move)> Verbs = new()
    {
        ["BeginSubmit"] = ([Ready, Submitting], job => job.BeginSubmit(Now, TimeSpan.FromMinutes(10))),
        ["SubmitAgain"] = ([Submitting], job => job.SubmitAgain(Now, countsAsAttempt: true)),
        ["CheckAgain"] = ([Submitting], job => job.CheckAgain(Now)),
        ["BecomeUnknown"] = ([Submitting], job => job.BecomeUnknown(Now)),
        ["Run"] = ([Submitting, Submitted], job => job.Run(new("handle"), Now)),
        ["PollAgain"] = ([Submitted], job => job.PollAgain(Now)),
        ["BecomeDone"] = ([Submitting, Submitted], job => job.BecomeDone(new("handle", [new("picture")], null), Now)),
        ["FetchAgain"] = ([Done], job => job.FetchAgain(Now)),
        ["BecomeStored"] = ([Done], job => job.BecomeStored(new(1, 0, SettlementBasis.Quote, 40_000), EndReason.None, Now)),
        ["Fail"] = (Unfinished, job => job.Fail(Failed, EndReason.ProviderFault, Now)),
        ["Cancel"] = (Unfinished, job => job.Cancel(Now)),
        ["CancelToldProvider"] = ([Cancelled], job => job.CancelToldProvider()),
    };

    public static TheoryData<ProviderJobState, string> StatesAndVerbs =>
        new(from state in Enum.GetValues<ProviderJobState>() from verb in Verbs.Keys select (state, verb));

    [Theory]
    [MemberData(nameof(StatesAndVerbs))]
    public void Only_legal_moves_are_possible(ProviderJobState state, string verb)
    {
        var (from, move) = Verbs[verb];
        var job = JobIn(state);

        var refusal = Record.Exception(() => move(job));

        if (from.Contains(state))
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.IsType<InvalidOperationException>(refusal);
            Assert.Equal(state, job.State);
        }
    }

    [Theory]
    [InlineData(Stored)]
    [InlineData(Failed)]
    [InlineData(Moderated)]
    [InlineData(Cancelled)]
    [InlineData(Expired)]
    public void A_finished_job_is_not_looked_at_again(ProviderJobState state)
    {
        var job = JobIn(state);

        Assert.True(job.IsFinished);
        Assert.Null(job.DueAt);
        Assert.Empty(job.Results);
        Assert.Equal(Now, job.FinishedAt);
    }

    [Theory]
    [InlineData(Ready)]
    [InlineData(Submitting)]
    [InlineData(Submitted)]
    [InlineData(Done)]
    [InlineData(Unknown)]
    public void An_unfinished_job_is_always_due_at_some_time(ProviderJobState state) => Assert.NotNull(JobIn(state).DueAt);

    [Theory]
    [InlineData(Ready)]
    [InlineData(Submitting)]
    [InlineData(Stored)]
    [InlineData(Cancelled)]
    [InlineData(Unknown)]
    public void A_failure_is_none_of_the_other_ends(ProviderJobState end) =>
        Assert.Throws<InvalidOperationException>(() => JobIn(Submitted).Fail(end, EndReason.ProviderFault, Now));

    [Fact]
    public void A_cancellation_takes_the_lease_from_whoever_works_on_it()
    {
        var job = JobIn(Submitting);
        var token = job.LeaseToken;

        job.Cancel(Now);

        Assert.Equal((token + 1, Now), (job.LeaseToken, job.LeaseUntil));
    }

    [Fact]
    public void Only_a_job_that_runs_at_the_provider_has_to_be_stopped_there()
    {
        foreach (var state in Unfinished)
        {
            var job = JobIn(state);
            job.Cancel(Now);
            Assert.Equal(state == Submitted ? Now : null, job.DueAt);
        }
    }

    [Fact]
    public void The_first_handle_is_kept()
    {
        var job = JobIn(Submitted);

        job.Run(new("another"), Now);

        Assert.Equal("handle", job.VendorJobId);
    }

    [Fact]
    public void A_retry_that_does_not_count_starts_afresh()
    {
        var job = JobIn(Submitting);

        job.SubmitAgain(Now, countsAsAttempt: false);

        Assert.Equal((0, null, null), (job.SubmitAttempts, job.SubmittedAt, job.DeadlineAt));
    }

    private static ProviderJob JobIn(ProviderJobState state)
    {
        var job = NewJob();
        if (state is Failed or Moderated or Expired) job.Fail(state, EndReason.ProviderFault, Now);
        if (state == Cancelled) job.Cancel(Now);
        if (state is Submitting or Submitted or Done or Stored or Unknown) job.BeginSubmit(Now, TimeSpan.FromMinutes(10));
        if (state is Submitted or Done or Stored) job.Run(new("handle"), Now);
        if (state is Done or Stored) job.BecomeDone(new("handle", [new("picture")], null), Now);
        if (state == Stored) job.BecomeStored(new(1, 0, SettlementBasis.Quote, 40_000), EndReason.None, Now);
        if (state == Unknown) job.BecomeUnknown(Now);
        Assert.Equal(state, job.State);
        return job;
    }

    private static ProviderJob NewJob()
    {
        var catalog = PipelineCatalog.Read();
        var model = catalog.Find(PipelineCatalog.Single)!;
        var settings = new GenerationSettings(model, catalog.FindStyle("auto")!, AspectRatio.Square, 1, "a heron", null, 7);
        var quote = new CreditQuote(
            [new(1, new(BillableUnit.Image, 1), 4_000, 4_000, 40_000)], new(BillableUnit.Image, 0.04m, 1, 0.01m), ModelClass.Standard, "v");
        var route = model.Routes[0];
        var offer = new Offer("scripted", route, route.Find(ImageOperation.Create)!, ImageWork.Create(AspectRatio.Square, 1), quote);
        return new Generation(Guid.NewGuid(), Guid.NewGuid(), "", new(settings, offer, 7), Now).Jobs.Single();
    }
}
