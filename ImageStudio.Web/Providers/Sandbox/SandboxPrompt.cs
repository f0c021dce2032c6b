using System.Text.RegularExpressions;

namespace ImageStudio.Web.Providers.Sandbox;

/// <summary>A word in a description that makes the sandbox misbehave on purpose, like a payment provider's test cards.</summary>
public sealed partial record SandboxPrompt(string Word, string Effect)
{
    public static readonly SandboxPrompt RefuseBefore = new("sandbox:refuse-before", "The description is refused before any work.");
    public static readonly SandboxPrompt RefuseAfter = new("sandbox:refuse-after", "The pictures are drawn and then withheld by moderation.");
    public static readonly SandboxPrompt Error = new("sandbox:error", "The job is accepted and then fails at the provider.");
    public static readonly SandboxPrompt Never = new("sandbox:never", "The job is accepted and never finishes.");
    public static readonly SandboxPrompt Partial = new("sandbox:partial", "Only half of the pictures arrive (2 of 4).");
    public static readonly SandboxPrompt BillsLess = new("sandbox:bills-less", "The provider bills half of what is expected.");
    public static readonly SandboxPrompt BillsMore = new("sandbox:bills-more", "The provider bills three times what is expected.");
    public static readonly SandboxPrompt BillsNothing = new("sandbox:bills-nothing", "The provider does not say what it bills.");
    public static readonly SandboxPrompt BillsAbsurd = new("sandbox:bills-absurd", "The provider reports a negative bill.");
    public static readonly SandboxPrompt BillsHuge = new("sandbox:bills-huge", "The provider reports a million times the expected bill.");
    public static readonly SandboxPrompt BillsOtherUnit = new("sandbox:bills-other-unit", "The provider reports another unit than its price is for.");
    public static readonly SandboxPrompt Damaged = new("sandbox:damaged", "The picture's bytes are cut off.");
    public static readonly SandboxPrompt Html = new("sandbox:html", "A web page arrives instead of a picture.");
    public static readonly SandboxPrompt WrongSize = new("sandbox:wrong-size", "The picture has another size and ratio than asked for (512 × 768).");
    public static readonly SandboxPrompt Slow = new("sandbox:slow", "The job takes 12 seconds.");
    public static readonly SandboxPrompt RateLimit = new("sandbox:rate-limit", "The first submit is answered \"too many requests\"; two seconds later it is accepted.");
    public static readonly SandboxPrompt NoFunds = new("sandbox:no-funds", "The operator's account at the provider is empty.");
    public static readonly SandboxPrompt Lost = new("sandbox:lost", "The provider accepts the job and then does not know it.");

    public static IReadOnlyList<SandboxPrompt> All { get; } =
    [
        RefuseBefore, RefuseAfter, Error, Never, Partial, BillsLess, BillsMore, BillsNothing, BillsAbsurd, BillsHuge, BillsOtherUnit, Damaged, Html, WrongSize, Slow, RateLimit, NoFunds, Lost,
    ];

    /// <summary>The first test word of a description; null when it has none.</summary>
    public static SandboxPrompt? Find(string description)
    {
        foreach (var match in Words().EnumerateMatches(description))
        {
            var word = description.AsSpan(match.Index, match.Length);
            foreach (var prompt in All)
                if (word.Equals(prompt.Word, StringComparison.OrdinalIgnoreCase))
                    return prompt;
        }

        return null;
    }

    [GeneratedRegex(@"\bsandbox:[a-z]+(-[a-z]+)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
