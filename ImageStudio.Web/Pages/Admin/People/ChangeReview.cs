using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>What will happen, said before it does.</summary>
/// <param name="Before">The wallet's balance now, in millicredits.</param>
public sealed record ChangeReview(CreditChange Change, long Before, bool IsOwnWallet)
{
    public long After => Before + Change.Millicredits;

    public string What => Change.Kind switch
    {
        CreditChangeKind.Grant => $"Grant {CreditText.Exact(Change.Millicredits)}",
        CreditChangeKind.Refund => $"Refund {CreditText.Exact(Change.Millicredits)}",
        _ when Change.Millicredits > 0 => $"Add {CreditText.Exact(Change.Millicredits)}",
        _ => $"Take away {CreditText.Exact(-Change.Millicredits)}",
    };

    public string Button => IsOwnWallet ? "Ask for approval" : What;
}

/// <summary>What of an administrator's form cannot be used, in words.</summary>
public static class ChangeProblems
{
    public const string Amount = "Enter an amount of credits above 0, such as 25 or 2.5, with at most three decimals";
    public const string Adjustment = "Enter an amount of credits to add or, with a minus, to take away, such as 25 or -2.5, with at most three decimals";
    public const string NoReason = "Say why. It stands in the ledger for ever";
    public const string Insufficient = "The wallet has less than that to spend";
    public const string MoreThanSettled = "Less than that was settled and not refunded yet";
    public const string KeyUsed = "This form was used for another change already. Nothing new happened. Look at it again and send it";

    public static string LongReason { get; } = $"Shorten the reason to {CreditChange.MaxReasonCharacters} characters";
}
