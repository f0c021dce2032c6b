using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Generations;

/// <summary>Why a provider's report cannot be true. A settlement at the quote is flagged with it.</summary>
public enum ReportProblem
{
    /// <summary>The route says that there is one, and there was none, or none that could be read.</summary>
    Missing,
    Negative,

    /// <summary>More than ten times what was expected.</summary>
    TooMuch,

    /// <summary>Another unit than the price is for.</summary>
    OtherUnit,
}

/// <summary>What was agreed when the job was ordered.</summary>
/// <param name="Expected">The units of the quote.</param>
/// <param name="Rate">How they become credits.</param>
/// <param name="Reports">What the provider is to report.</param>
/// <param name="Held">The most that can be taken, in millicredits.</param>
/// <param name="Images">The pictures asked for.</param>
public sealed record SettlementTerms(Usage Expected, CreditRate Rate, BillReport Reports, long Held, int Images);

/// <summary>What a finished job costs its owner, in millicredits, and the platform, in millionths of a dollar.</summary>
/// <param name="Amount">Taken from the hold; never more than the share of it that the kept pictures are.</param>
/// <param name="Overrun">What the provider's report would cost above that; the platform carries it.</param>
/// <param name="Basis">What the amount rests on.</param>
/// <param name="CostMicros">What the provider bills the platform, as far as it is known.</param>
/// <param name="Problem">Why the report was not believed.</param>
public sealed record Settlement(long Amount, long Overrun, SettlementBasis Basis, long CostMicros, ReportProblem? Problem = null)
{
    private const int AbsurdFactor = 10;

    /// <param name="terms">What was agreed.</param>
    /// <param name="report">What the provider said.</param>
    /// <param name="delivered">Pictures the provider made.</param>
    /// <param name="kept">Pictures its owner got.</param>
    public static Settlement Of(SettlementTerms terms, ProviderReport? report, int delivered, int kept)
    {
        var problem = ProblemOf(terms, report);
        var expectedUsd = terms.Rate.Usd(terms.Expected.Quantity);
        var most = (terms.Held * kept + terms.Images - 1) / terms.Images;
        if (problem is not null || Reported(terms, report) is not { } usd)
        {
            var basis = problem is null ? SettlementBasis.Quote : SettlementBasis.QuoteInsteadOfAbsurdReport;
            var share = terms.Rate.Millicredits(expectedUsd, kept, terms.Images);
            return new(Math.Min(share, most), 0, basis, CreditRate.Micros(expectedUsd, delivered, terms.Images), problem);
        }

        var cost = terms.Rate.Millicredits(usd);
        return new(Math.Min(cost, most), Math.Max(0, cost - most), BasisOf(terms.Reports), CreditRate.Micros(usd));
    }

    private static ReportProblem? ProblemOf(SettlementTerms terms, ProviderReport? report) => terms.Reports switch
    {
        BillReport.Nothing => null,
        BillReport.Cost => ProblemOf(report?.CostUsd, terms.Rate.Usd(terms.Expected.Quantity)),
        _ when report?.Usage is { } usage && usage.Unit != terms.Expected.Unit => ReportProblem.OtherUnit,
        _ => ProblemOf(report?.Usage?.Quantity, terms.Expected.Quantity),
    };

    private static ReportProblem? ProblemOf(decimal? reported, decimal expected) => reported switch
    {
        null => ReportProblem.Missing,
        < 0 => ReportProblem.Negative,
        { } amount when amount > expected * AbsurdFactor => ReportProblem.TooMuch,
        _ => null,
    };

    private static decimal? Reported(SettlementTerms terms, ProviderReport? report) => terms.Reports switch
    {
        BillReport.Nothing => null,
        BillReport.Cost => report?.CostUsd,
        _ => report?.Usage is { } usage ? terms.Rate.Usd(usage.Quantity) : null,
    };

    private static SettlementBasis BasisOf(BillReport reports) => reports switch
    {
        BillReport.Tokens => SettlementBasis.ReportedTokens,
        BillReport.Cost => SettlementBasis.ReportedCost,
        _ => SettlementBasis.Reported,
    };
}
