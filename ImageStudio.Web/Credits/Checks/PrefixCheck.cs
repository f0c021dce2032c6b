using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R2: at no moment of its history was a wallet below zero, or more on hold than there was.</summary>
public sealed class PrefixCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R2";

    public string Title => "No balance was ever negative";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var running = await db.Database.SqlQuery<RunningSum>(
            $"""
             SELECT r."AccountId", r."Seq", r."Posted", r."Held" FROM (
               SELECT "AccountId", "Seq",
                      CAST(SUM("PostedChange") OVER (PARTITION BY "AccountId" ORDER BY "Seq") AS bigint) AS "Posted",
                      CAST(SUM("HeldChange") OVER (PARTITION BY "AccountId" ORDER BY "Seq") AS bigint) AS "Held"
               FROM "CreditEntries") AS r
             WHERE r."Posted" < 0 OR r."Held" < 0 OR r."Held" > r."Posted"
             ORDER BY r."AccountId", r."Seq" LIMIT {IReconciliationCheck.Most}
             """).ToListAsync(cancellationToken);
        return [.. running.Select(r =>
            $"Account {r.AccountId}: entry {r.Seq} leaves {CreditText.Number(r.Posted)} posted and {CreditText.Number(r.Held)} on hold.")];
    }

    private sealed record RunningSum(Guid AccountId, long Seq, long Posted, long Held);
}
