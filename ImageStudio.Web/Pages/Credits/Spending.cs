using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>What was spent with one model for one project.</summary>
/// <param name="Spent">Millicredits settled, less refunds.</param>
/// <param name="Finished">Pictures as <see cref="PictureCost"/> counts them.</param>
public sealed record SpendCell(string ModelId, string ModelName, Guid? ProjectId, long Spent, long Pictures, long Finished);

/// <summary>One line of a table of spending, and one bar of its chart.</summary>
public sealed record SpendLine(string Name, string? Address, long Spent, long Pictures, long Finished)
{
    public long? Each => PictureCost.Share(Spent, Finished);

    public static SpendLine Sum(string name, string? address, IEnumerable<SpendCell> cells)
    {
        var all = cells.ToList();
        return new(name, address, all.Sum(c => c.Spent), all.Sum(c => c.Pictures), all.Sum(c => c.Finished));
    }
}

/// <summary>What was spent on one day of a month.</summary>
public sealed record SpendDay(long Day, long Spent);

/// <summary>Sums what was settled, less refunds, by the moment it was posted.</summary>
public sealed class Spending(StudioDb db)
{
    private const long DayMs = 86_400_000;

    /// <summary>Only stored jobs settle anything; the part of a hold that a settlement leaves is a release of the same job, and counts nothing.</summary>
    private const string Cube =
        $$"""
        SELECT c."ModelId", MAX(c."ModelName") AS "ModelName", c."ProjectId", CAST(SUM(c."Spent") AS BIGINT) AS "Spent",
          CAST(SUM(c."Pictures") AS BIGINT) AS "Pictures",
          CAST(SUM(CASE WHEN c."InProjects" > 0 THEN c."Kept" ELSE c."Pictures" END) AS BIGINT) AS "Finished"
        FROM (
          SELECT g."ModelId", g."ModelName", e."Spent", {{EntryRows.SpentFor}} AS "ProjectId",
            e."Ends" * (SELECT COUNT(*) FROM "GalleryImages" i WHERE i."GenerationId" = g."Id" AND i."JobId" = j."Id") AS "Pictures",
            e."Ends" * (SELECT COUNT(*) FROM "GalleryImages" i WHERE i."GenerationId" = g."Id" AND i."JobId" = j."Id"
              AND EXISTS (SELECT 1 FROM "ProjectImages" p WHERE p."ImageId" = i."Id")) AS "Kept",
            (SELECT COUNT(*) FROM "GalleryImages" i WHERE i."GenerationId" = g."Id"
              AND EXISTS (SELECT 1 FROM "ProjectImages" p WHERE p."ImageId" = i."Id")) AS "InProjects"
          FROM (
            SELECT m."JobId", m."ProjectId", SUM(-m."PostedChange") AS "Spent", MAX(CASE WHEN m."Kind" = 'refund' THEN 0 ELSE 1 END) AS "Ends"
            FROM "CreditEntries" m JOIN "CreditAccounts" a ON a."Id" = m."AccountId"
            WHERE a."OwnerId" = {0} AND m."At" >= {1} AND m."At" < {2} AND m."Kind" IN ('settle', 'release', 'refund')
            GROUP BY m."JobId", m."ProjectId") e
            JOIN "ProviderJobs" j ON j."Id" = e."JobId" AND j."State" = 'Stored'
            JOIN "Generations" g ON g."Id" = j."GenerationId") c
        GROUP BY c."ModelId", c."ProjectId"
        """;

    private const string ByDay =
        """
        SELECT m."At" / 86400000 AS "Day", CAST(SUM(-m."PostedChange") AS BIGINT) AS "Spent"
        FROM "CreditEntries" m JOIN "CreditAccounts" a ON a."Id" = m."AccountId"
        WHERE a."OwnerId" = {0} AND m."At" >= {1} AND m."At" < {2} AND m."Kind" IN ('settle', 'refund')
        GROUP BY m."At" / 86400000
        """;

    /// <param name="month">Null for all time.</param>
    public Task<List<SpendCell>> CellsAsync(Guid ownerId, CreditMonth? month, CancellationToken cancellationToken)
    {
        var (from, to) = month is { } one ? (one.Start, one.End) : (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        return db.Database.SqlQueryRaw<SpendCell>(Cube, ownerId, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).ToListAsync(cancellationToken);
    }

    /// <returns>Millicredits for each day of the month.</returns>
    public async Task<IReadOnlyList<long>> DaysAsync(Guid ownerId, CreditMonth month, CancellationToken cancellationToken)
    {
        var (from, to) = (month.Start.ToUnixTimeMilliseconds(), month.End.ToUnixTimeMilliseconds());
        var days = await db.Database.SqlQueryRaw<SpendDay>(ByDay, ownerId, from, to).ToDictionaryAsync(d => d.Day, d => d.Spent, cancellationToken);
        return [.. Enumerable.Range(0, month.Days).Select(day => days.GetValueOrDefault(from / DayMs + day))];
    }
}
