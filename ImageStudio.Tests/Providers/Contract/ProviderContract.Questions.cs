using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.Contract;

/// <summary>How a job that was taken on is asked after.</summary>
public abstract partial class ProviderContract
{
    [Theory]
    [InlineData(500, FailureKind.Transient)]
    [InlineData(503, FailureKind.Transient)]
    [InlineData(404, FailureKind.Lost)]
    [InlineData(429, FailureKind.RateLimited)]
    public async Task Trouble_with_a_question_says_nothing_about_the_job(int status, FailureKind kind)
    {
        if (AnswersAtOnce) return;
        var running = Assert.IsType<JobUpdate.Running>(await Vendor.SubmitAsync(AnyRequest(), Token));
        Fake.Next(CallRole.Question, Fault.Page(status));

        Assert.Equal(kind, Assert.IsType<JobUpdate.Failed>(await Vendor.PollAsync(running.VendorJobId, Token)).Kind);
        Assert.IsType<JobUpdate.Done>(await PollToTheEndAsync(running.VendorJobId));
    }

    [Fact]
    public async Task Asked_again_a_finished_job_is_still_finished()
    {
        if (AnswersAtOnce) return;
        var done = Assert.IsType<JobUpdate.Done>(await Bench.RunAsync(AnyRequest()));

        var again = Assert.IsType<JobUpdate.Done>(await Vendor.PollAsync(done.VendorJobId, Token));

        Assert.Equal(done.Images, again.Images);
        Assert.Single(Fake.Bill);
    }

    protected async Task<JobUpdate> PollToTheEndAsync(string vendorJobId)
    {
        for (var polls = 0; polls < 20; polls++)
        {
            Bench.Clock.Advance(TimeSpan.FromSeconds(10));
            if (await Vendor.PollAsync(vendorJobId, Token) is not JobUpdate.Running and var end) return end;
        }

        throw new InvalidOperationException("The job never ended.");
    }
}
