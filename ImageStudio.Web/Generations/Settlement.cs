using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Generations;

/// <summary>What a finished job costs its owner, in millicredits.</summary>
/// <param name="Amount">Taken from the hold; never more than the share of it that the kept pictures are.</param>
/// <param name="Overrun">What the provider's report would cost above that; the platform carries it.</param>
public sealed record Settlement(long Amount, long Overrun, SettlementBasis Basis)
{
    private const int AbsurdFactor = 10;

    public static Settlement Of(Usage expected, Usage? reported, decimal millicreditsPerUnit, long held, int kept, int wanted)
    {
        var basis = BasisOf(expected, reported);
        var units = basis == SettlementBasis.Reported ? reported!.Quantity : expected.Quantity * kept / wanted;
        var cost = CreditEstimate.Cost(millicreditsPerUnit, units);
        var most = (held * kept + wanted - 1) / wanted;
        return new(Math.Min(cost, most), Math.Max(0, cost - most), basis);
    }

    private static SettlementBasis BasisOf(Usage expected, Usage? reported) => reported switch
    {
        null => SettlementBasis.Quote,
        { Quantity: < 0 } => SettlementBasis.QuoteInsteadOfAbsurdReport,
        _ when reported.Unit != expected.Unit => SettlementBasis.QuoteInsteadOfAbsurdReport,
        _ when reported.Quantity > expected.Quantity * AbsurdFactor => SettlementBasis.QuoteInsteadOfAbsurdReport,
        _ => SettlementBasis.Reported,
    };
}
