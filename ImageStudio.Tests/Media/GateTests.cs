using ImageStudio.Web.Media;

namespace ImageStudio.Tests.Media;

public sealed class GateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_is_inside_than_there_are_places()
    {
        var gate = new Gate(100);
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(1, 60).Select(async weight =>
        {
            using var pass = await gate.EnterAsync(weight, Ct);
            var now = Interlocked.Add(ref inside, weight);
            lock (gate)
                most = Math.Max(most, now);
            await Task.Delay(1, Ct);
            Interlocked.Add(ref inside, -weight);
        }));

        Assert.InRange(most, 60, 100);
        Assert.Equal(0, inside);
    }

    [Fact]
    public async Task What_is_heavier_than_the_gate_goes_in_alone()
    {
        var gate = new Gate(100);
        var heavy = await gate.EnterAsync(1000, Ct);
        var light = gate.EnterAsync(1, Ct);
        Assert.False(light.IsCompleted);

        heavy.Dispose();
        heavy.Dispose();

        (await light).Dispose();
    }

    [Fact]
    public async Task One_that_gives_up_does_not_hold_up_those_behind_it()
    {
        var gate = new Gate(100);
        using var first = await gate.EnterAsync(60, Ct);
        using var patience = new CancellationTokenSource();
        var heavy = gate.EnterAsync(90, patience.Token);
        var light = gate.EnterAsync(10, Ct);
        Assert.False(light.IsCompleted);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy);
        (await light).Dispose();
    }
}
