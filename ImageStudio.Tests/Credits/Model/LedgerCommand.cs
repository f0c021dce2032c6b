using FsCheck;
using FsCheck.Fluent;
using ImageStudio.Web.Credits;

namespace ImageStudio.Tests.Credits.Model;

public enum LedgerVerb
{
    Grant,
    Hold,
    Settle,
    Release,
    Refund,
    Adjust,
    Expire,
    Wait,
}

/// <summary>One call of the ledger. Few jobs, few keys and small sums, so that repetitions, shortages and ends twice over come up all the time.</summary>
/// <param name="Job">Which job, for the verbs of a job's life.</param>
/// <param name="Key">Which form or source, for the verbs that have one.</param>
/// <param name="Hours">Until what is granted expires, 0 for never; or how long to wait.</param>
public sealed record LedgerCommand(LedgerVerb Verb, CreditBucket Bucket, int Job, int Key, int Millicredits, bool Advanced, int Hours)
{
    public static Arbitrary<List<LedgerCommand>> Sequences(int length) => Arb.From(Any.ListOf(length).Select(commands => commands.ToList()), Shorter);

    private static Gen<LedgerCommand> Any { get; } =
        from verb in Gen.Frequency(
            (4, Gen.Constant(LedgerVerb.Grant)), (7, Gen.Constant(LedgerVerb.Hold)), (5, Gen.Constant(LedgerVerb.Settle)), (3, Gen.Constant(LedgerVerb.Release)),
            (4, Gen.Constant(LedgerVerb.Refund)), (3, Gen.Constant(LedgerVerb.Adjust)), (3, Gen.Constant(LedgerVerb.Expire)), (2, Gen.Constant(LedgerVerb.Wait)))
        from bucket in Gen.Elements(CreditBucket.Monthly, CreditBucket.Daily, CreditBucket.Bonus)
        from job in Gen.Choose(0, 9)
        from key in Gen.Choose(0, 7)
        from millicredits in Gen.Choose(1, 14)
        from minus in Gen.Choose(0, 1)
        from advanced in Gen.Choose(0, 4)
        from hours in Gen.Choose(0, 36)
        select new LedgerCommand(verb, bucket, job, key, verb == LedgerVerb.Adjust && minus == 1 ? -millicredits : millicredits, advanced == 0, hours);

    /// <summary>The same with ever smaller pieces left out: what is left of a failure in the end is what it takes.</summary>
    private static IEnumerable<List<LedgerCommand>> Shorter(List<LedgerCommand> commands)
    {
        for (var piece = commands.Count / 2; piece > 0; piece /= 2)
        {
            for (var start = 0; start < commands.Count; start += piece)
                yield return [.. commands.Take(start), .. commands.Skip(start + piece)];
        }
    }
}
