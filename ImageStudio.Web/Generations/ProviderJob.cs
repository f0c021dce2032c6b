using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>
/// One call to a vendor, and the row that stands for it in the queue. Illegal moves throw; two workers cannot both make a move, because
/// state and lease token are concurrency tokens.
/// </summary>
public sealed partial class ProviderJob
{
    private ProviderJob()
    {
    }

    public Guid Id { get; private set; }
    public Guid GenerationId { get; private set; }
    public Guid OwnerId { get; private set; }
    public int Index { get; private set; }
    public int Images { get; private set; }
    public long Seed { get; private set; }
    public ProviderJobState State { get; private set; }

    /// <summary>When a worker should look next; null when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Grows with each claim: a worker that lost its lease can no longer write.</summary>
    public long LeaseToken { get; private set; }
    public DateTimeOffset LeaseUntil { get; private set; }
    public DateTimeOffset QueuedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DeadlineAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public int SubmitAttempts { get; private set; }
    public int Polls { get; private set; }

    /// <summary>Bad answers in a row while polling or fetching.</summary>
    public int Misses { get; private set; }
    public string? VendorJobId { get; private set; }
    public int? QueuePosition { get; private set; }
    public double? Progress { get; private set; }

    /// <summary>References of the finished pictures, from Done until they are stored.</summary>
    public List<string> Results { get; private set; } = [];
    public int Saved { get; private set; }
    public BillableUnit ExpectedUnit { get; private set; }
    public decimal ExpectedQuantity { get; private set; }
    public BillableUnit? ReportedUnit { get; private set; }
    public decimal? ReportedQuantity { get; private set; }
    public decimal? ReportedCostUsd { get; private set; }
    public SettlementBasis? Basis { get; private set; }

    /// <summary>Why the provider's report was not believed; these jobs are for an administrator to look at.</summary>
    public ReportProblem? ReportProblem { get; private set; }

    /// <summary>Millionths of a dollar; null for what was ordered before it was kept.</summary>
    public long? ExpectedCostMicros { get; private set; }

    /// <summary>What the provider bills the platform for what was delivered: as reported, else reported units at its price, else as expected.</summary>
    public long? ProviderCostMicros { get; private set; }

    /// <summary>What the provider may bill although nothing was delivered. Its owner pays nothing.</summary>
    public long? PossibleCostMicros { get; private set; }

    /// <summary>Millicredits.</summary>
    public long Estimate { get; private set; }

    /// <summary>Millicredits on hold while the job runs.</summary>
    public long UpperBound { get; private set; }

    /// <summary>Millicredits taken; null until the job is stored.</summary>
    public long? Settled { get; private set; }

    /// <summary>What the reported units would have cost above the hold, in millicredits. The platform carries it.</summary>
    public long Overrun { get; private set; }
    public EndReason EndReason { get; private set; }

    public bool IsFinished => State is ProviderJobState.Stored or ProviderJobState.Failed or ProviderJobState.Moderated
        or ProviderJobState.Cancelled or ProviderJobState.Expired;

    public Usage ExpectedUsage => new(ExpectedUnit, ExpectedQuantity);

    public Usage? ReportedUsage => ReportedUnit is { } unit && ReportedQuantity is { } quantity ? new(unit, quantity) : null;

    public ProviderReport? Report => ReportedUsage is null && ReportedCostUsd is null ? null : new(ReportedUsage, ReportedCostUsd);

    public static IEnumerable<ProviderJob> Plan(Generation generation, CreditQuote quote)
    {
        var seed = generation.Seed;
        for (var index = 0; index < quote.Jobs.Count; index++)
        {
            var part = quote.Jobs[index];
            yield return new()
            {
                Id = Guid.CreateVersion7(generation.StartedAt),
                GenerationId = generation.Id,
                OwnerId = generation.OwnerId,
                Index = index,
                Images = part.Images,
                Seed = seed,
                DueAt = generation.StartedAt,
                QueuedAt = generation.StartedAt,
                ExpectedUnit = part.Expected.Unit,
                ExpectedQuantity = part.Expected.Quantity,
                Estimate = part.Estimate,
                UpperBound = part.UpperBound,
                ExpectedCostMicros = part.CostMicros,
            };
            seed += part.Images;
        }
    }
}
