namespace ImageStudio.Web.Media;

/// <summary>Lets in as much as there are places, in the order of asking; what is heavier than the whole gate goes in alone.</summary>
internal sealed class Gate
{
    private readonly long _places;
    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiters = new();
    private long _free;

    public Gate(long places) => (_places, _free) = (places, places);

    /// <summary>Waits for its turn. Dispose the answer to leave.</summary>
    public async Task<IDisposable> EnterAsync(long weight, CancellationToken ct)
    {
        var waiter = new Waiter(Math.Clamp(weight, 1, _places));
        lock (_lock)
            _waiters.Enqueue(waiter);
        Admit();
        await using var registration = ct.Register(() => GiveUp(waiter, ct));
        await waiter.Task;
        return new Pass(this, waiter.Weight);
    }

    private void GiveUp(Waiter waiter, CancellationToken ct)
    {
        if (waiter.TrySetCanceled(ct))
            Admit();
    }

    private void Admit()
    {
        lock (_lock)
        {
            while (_waiters.TryPeek(out var next) && (next.Task.IsCanceled || next.Weight <= _free))
            {
                _waiters.Dequeue();
                if (next.TrySetResult())
                    _free -= next.Weight;
            }
        }
    }

    private void Leave(long weight)
    {
        lock (_lock)
            _free += weight;
        Admit();
    }

    private sealed class Waiter(long weight) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Weight => weight;
    }

    private sealed class Pass(Gate gate, long weight) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _left, true))
                gate.Leave(weight);
        }
    }
}
