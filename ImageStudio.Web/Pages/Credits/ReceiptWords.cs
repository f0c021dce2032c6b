using System.Globalization;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Pages.Generations;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>What a receipt says of units, outcomes and reasons.</summary>
public static class ReceiptWords
{
    private const string Megapixel = "MP";

    /// <summary>"1 picture", "1 MP", "1,756 tokens".</summary>
    public static string Units(BillableUnit unit, decimal quantity) =>
        $"{Exact(quantity)} {Name(unit)}{(quantity == 1 || Name(unit) == Megapixel ? "" : "s")}";

    /// <summary>"0.003 credits per token".</summary>
    public static string UnitPrice(Generation g) => $"{Credits(g.MillicreditsPerUnit)} per {Name(g.Unit)}{Of(g.Unit)}";

    /// <summary>"4 × 1 MP × 2.5 credits": pictures × units of each × price of a unit. Where the units are not a picture's own, their sum × price.</summary>
    public static string MadeOf(Generation g)
    {
        var quantity = g.Jobs.Sum(job => job.ExpectedQuantity);
        var pictures = g.Jobs.Sum(job => job.Images);
        var price = Credits(g.MillicreditsPerUnit);
        return g.Unit switch
        {
            BillableUnit.Image when quantity == pictures => $"{pictures} × {price}",
            BillableUnit.Megapixel or BillableUnit.Token when decimal.IsInteger(quantity / pictures) =>
                $"{pictures} × {Units(g.Unit, quantity / pictures)} × {price}",
            _ => $"{Units(g.Unit, quantity)} × {price}",
        };
    }

    /// <summary>What the provider put on its bill. Its dollars are the platform's affair.</summary>
    public static string Billed(ProviderJob job) => job switch
    {
        { ReportedUsage: { } billed } => Units(billed.Unit, billed.Quantity),
        { ReportedCostUsd: not null } => "in dollars",
        { IsFinished: true } => "not reported",
        _ => "–",
    };

    public static string Outcome(ProviderJob job, int kept)
    {
        if (!job.IsFinished) return "Still running";
        if (job.State != ProviderJobState.Stored) return Sentence(CardWords.EndingInShort(job.EndReason));
        return kept == job.Images
            ? $"{ActivityLines.Pictures(kept)} stored"
            : $"{kept} of {ActivityLines.Pictures(job.Images)} stored — {CardWords.EndingInShort(job.EndReason)}";
    }

    /// <summary>What the settled amount rests on, what came back of the hold, and why.</summary>
    public static string Reasons(ProviderJob job, int kept) => string.Join(' ', new[] { Basis(job), CameBack(job, kept) }.Where(words => words is not null));

    private static string? Basis(ProviderJob job) => job.Basis switch
    {
        null => null,
        SettlementBasis.QuoteInsteadOfAbsurdReport when job.ReportProblem is ReportProblem.Missing => "The provider’s report is missing: settled at the estimate.",
        SettlementBasis.QuoteInsteadOfAbsurdReport => "The provider’s report cannot be true: settled at the estimate.",
        SettlementBasis.Quote => "This provider reports nothing: settled at the estimate.",
        _ when job.Overrun > 0 => $"{Reported(job)} That came to {CreditText.Exact(job.Overrun)} above the most that was agreed; you do not pay them.",
        _ => Reported(job),
    };

    private static string Reported(ProviderJob job) => job.Basis switch
    {
        SettlementBasis.ReportedTokens => "Settled by the tokens the provider reported.",
        SettlementBasis.ReportedCost => "Settled by the cost the provider reported.",
        _ => "Settled by what the provider reported.",
    };

    private static string? CameBack(ProviderJob job, int kept)
    {
        if (!job.IsFinished) return null;
        var back = job.UpperBound - (job.Settled ?? 0);
        if (back == 0) return null;
        var why = job.State switch
        {
            ProviderJobState.Stored when kept < job.Images => $"{ActivityLines.Pictures(job.Images - kept)} did not come",
            ProviderJobState.Stored when job.Basis is SettlementBasis.Quote or SettlementBasis.QuoteInsteadOfAbsurdReport => "more than the estimate was on hold",
            ProviderJobState.Stored => "less was billed than was on hold",
            _ => $"{CardWords.EndingInShort(job.EndReason)}, so nothing is charged",
        };
        return $"{CreditText.Exact(back)} came back: {why}.";
    }

    /// <summary>The kind of an entry for the list of movements.</summary>
    public static string Movement(ReceiptEntry entry) => entry.Kind switch
    {
        CreditEntryKind.Hold => "Set aside",
        CreditEntryKind.Settle => "Settled",
        CreditEntryKind.Release => "Given back",
        CreditEntryKind.Refund => "Refunded",
        _ => "Changed",
    };

    /// <summary>What the movement did to the balance; a hold, which changes none, stands in brackets.</summary>
    public static string Amount(ReceiptEntry entry) => entry.Kind switch
    {
        CreditEntryKind.Hold => $"({CreditText.Number(entry.HeldChange)})",
        CreditEntryKind.Refund => "+" + CreditText.Number(entry.PostedChange),
        _ => CreditText.Number(entry.PostedChange),
    };

    /// <summary>Only an administrator's reason is written for people; the others are the ledger's own marks.</summary>
    public static string? Reason(ReceiptEntry entry)
    {
        var back = -entry.HeldChange + entry.PostedChange;
        return entry.Kind switch
        {
            CreditEntryKind.Refund => entry.Reason,
            CreditEntryKind.Settle when back > 0 => $"of {CreditText.Number(-entry.HeldChange)} on hold; {CreditText.Number(back)} came back",
            CreditEntryKind.Release => $"{CreditText.Number(back)} came back",
            _ => null,
        };
    }

    private static string Name(BillableUnit unit) => unit switch
    {
        BillableUnit.Image => "picture",
        BillableUnit.Megapixel or BillableUnit.InputMegapixel or BillableUnit.InputAndOutputMegapixel => Megapixel,
        _ => unit.ToString().ToLowerInvariant(),
    };

    private static string Of(BillableUnit unit) => unit switch
    {
        BillableUnit.InputMegapixel => " of the pictures that go in",
        BillableUnit.InputAndOutputMegapixel => " of the pictures that go in and come out",
        _ => "",
    };

    private static string Credits(decimal millicredits) => millicredits == 1000 ? "1 credit" : $"{Exact(millicredits / 1000)} credits";

    private static string Exact(decimal number) => number < 0
        ? "−" + (-number).ToString("#,0.######", CultureInfo.InvariantCulture)
        : number.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string Sentence(string words) => string.Concat(words[..1].ToUpperInvariant(), words[1..]);
}
