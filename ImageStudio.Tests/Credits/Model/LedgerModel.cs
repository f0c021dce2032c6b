using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits.Model;

/// <summary>What the ledger must do, as simply as it can be said: lists in memory, one command at a time.</summary>
internal sealed class LedgerModel(CreditPlan plan, DateTimeOffset start)
{
    private static readonly CreditBucket[] SpendOrder = [CreditBucket.Monthly, CreditBucket.Daily, CreditBucket.Bonus];

    private readonly Dictionary<CreditBucket, Account> _accounts = SpendOrder.ToDictionary(bucket => bucket, _ => new Account());
    private readonly Dictionary<int, Job> _jobs = [];
    private readonly HashSet<(LedgerVerb, int)> _used = [];
    private DateTimeOffset _now = start;

    /// <summary>What is left, as <see cref="LedgerUnderTest"/> tells it.</summary>
    public IEnumerable<string> State => SpendOrder.SelectMany(bucket => _accounts[bucket].Tell(bucket));

    /// <returns>How the command ends.</returns>
    public string Do(LedgerCommand c) => c.Verb switch
    {
        LedgerVerb.Grant => Once(c, () => Bring(c.Bucket, c.Millicredits, c.Hours > 0 ? _now.AddHours(c.Hours) : null)),
        LedgerVerb.Hold => Hold(c),
        LedgerVerb.Settle => End(c, c.Millicredits),
        LedgerVerb.Release => End(c, 0),
        LedgerVerb.Refund => Refund(c),
        LedgerVerb.Adjust => Once(c, () => Adjust(c)),
        LedgerVerb.Expire => $"{Expire()} expired",
        _ => Wait(c.Hours),
    };

    private string Once(LedgerCommand c, Func<Posting> post)
    {
        if (_used.Contains((c.Verb, c.Key))) return nameof(Posting.AlreadyPosted);
        var posting = post();
        if (posting == Posting.Posted) _used.Add((c.Verb, c.Key));
        return posting.ToString();
    }

    private Posting Bring(CreditBucket bucket, long millicredits, DateTimeOffset? expires)
    {
        _accounts[bucket].Lots.Add(new() { Left = millicredits, Expires = expires });
        return Posting.Posted;
    }

    private Posting Adjust(LedgerCommand c)
    {
        var account = _accounts[c.Bucket];
        if (c.Millicredits > 0) return Bring(c.Bucket, c.Millicredits, plan.PeriodEnd(c.Bucket, _now));
        if (account.Available < -c.Millicredits) return Posting.Insufficient;
        account.Burn(-c.Millicredits);
        return Posting.Posted;
    }

    private string Hold(LedgerCommand c)
    {
        if (_jobs.ContainsKey(c.Job)) return nameof(Posting.AlreadyPosted);
        var payers = c.Advanced ? [CreditBucket.Monthly] : SpendOrder;
        if (payers.Sum(bucket => _accounts[bucket].Available) < c.Millicredits) return nameof(Posting.Insufficient);

        var job = _jobs[c.Job] = new();
        long rest = c.Millicredits;
        foreach (var bucket in payers)
        {
            var part = Math.Min(rest, _accounts[bucket].Available);
            if (part == 0) continue;
            rest -= part;
            _accounts[bucket].Held += part;
            job.Parts.Add(new() { Bucket = bucket, Held = part });
        }

        return nameof(Posting.Posted);
    }

    private string End(LedgerCommand c, long millicredits)
    {
        if (!_jobs.TryGetValue(c.Job, out var job)) return "no hold";
        if (job.Ended) return nameof(Posting.AlreadyEnded);
        if (millicredits > job.Parts.Sum(part => part.Held)) return "ck_shape";

        job.Ended = true;
        foreach (var part in job.Parts)
        {
            part.Settled = Math.Min(millicredits, part.Held);
            millicredits -= part.Settled;
            _accounts[part.Bucket].Held -= part.Held;
            _accounts[part.Bucket].Burn(part.Settled);
        }

        return nameof(Posting.Posted);
    }

    private string Refund(LedgerCommand c)
    {
        if (!_jobs.TryGetValue(c.Job, out var job)) return "no hold";
        return Once(c, () =>
        {
            if (job.Parts.Sum(part => part.Settled) < c.Millicredits) return Posting.Insufficient;
            long rest = c.Millicredits;
            foreach (var part in job.Parts.AsEnumerable().Reverse())
            {
                var back = Math.Min(rest, part.Settled);
                if (back == 0) continue;
                rest -= back;
                part.Settled -= back;
                Bring(part.Bucket, back, plan.PeriodEnd(part.Bucket, _now));
            }

            return Posting.Posted;
        });
    }

    private long Expire()
    {
        var gone = 0L;
        foreach (var account in _accounts.Values)
        {
            foreach (var lot in account.Standing.Where(lot => lot.Expires <= _now).ToList())
            {
                var part = Math.Min(lot.Left, account.Available);
                lot.Left -= part;
                gone += part;
            }
        }

        return gone;
    }

    private string Wait(int hours)
    {
        _now = _now.AddHours(hours);
        return "waited";
    }

    private sealed class Lot
    {
        public long Left { get; set; }

        public DateTimeOffset? Expires { get; init; }
    }

    private sealed class Account
    {
        public List<Lot> Lots { get; } = [];

        public long Held { get; set; }

        public long Posted => Lots.Sum(lot => lot.Left);

        public long Available => Posted - Held;

        /// <summary>As they are spent: what expires first, then what came first.</summary>
        public IEnumerable<Lot> Standing => Lots.Where(lot => lot.Left > 0).OrderBy(lot => lot.Expires ?? DateTimeOffset.MaxValue);

        public void Burn(long millicredits)
        {
            foreach (var lot in Standing.ToList())
            {
                var part = Math.Min(lot.Left, millicredits);
                lot.Left -= part;
                millicredits -= part;
            }
        }

        public IEnumerable<string> Tell(CreditBucket bucket) => Posted == 0 && Held == 0
            ? []
            : [$"{bucket}: {Posted} posted, {Held} held", .. Lots.Where(lot => lot.Left > 0).Select(lot => $"{bucket}: {lot.Left} until {lot.Expires:u}")];
    }

    private sealed class Job
    {
        public List<JobPart> Parts { get; } = [];

        public bool Ended { get; set; }
    }

    private sealed class JobPart
    {
        public CreditBucket Bucket { get; init; }

        public long Held { get; init; }

        /// <summary>Settled and not given back.</summary>
        public long Settled { get; set; }
    }
}
