using ImageStudio.Web.Catalog;

namespace ImageStudio.Web.Credits;

/// <summary>Divides a sum over the buckets of a wallet: Monthly, then Daily, then Bonus, each as far as it reaches.</summary>
public static class HoldSplit
{
    /// <summary>The buckets that may pay for a model of this class.</summary>
    public static bool MayPay(CreditBucket bucket, ModelClass modelClass, bool planHasBuckets) =>
        bucket == CreditBucket.Monthly || modelClass == ModelClass.Standard || !planHasBuckets;

    /// <param name="available">Millicredits by bucket, in the order they are spent.</param>
    /// <returns>The parts above zero, or null when the buckets together hold less.</returns>
    public static IReadOnlyList<(TBucket From, long Part)>? Of<TBucket>(long millicredits, IEnumerable<(TBucket Bucket, long Available)> available)
    {
        var parts = new List<(TBucket, long)>();
        foreach (var (bucket, most) in available)
        {
            var part = Math.Min(most, millicredits);
            if (part <= 0) continue;
            parts.Add((bucket, part));
            millicredits -= part;
        }

        return millicredits == 0 ? parts : null;
    }
}
