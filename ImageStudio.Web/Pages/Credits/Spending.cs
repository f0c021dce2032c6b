using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>What was spent with one model for one project.</summary>
/// <param name="Spent">Millicredits settled, less refunds.</param>
/// <param name="Finished">Pictures as <see cref="PictureCost"/> counts them.</param>
public sealed record SpendCell(string ModelId, string ModelName, Guid? ProjectId, long Spent, long Pictures, long Finished);

/// <summary>What the pictures of one collection cost; without one, what the pictures cost that are in none.</summary>
/// <param name="Spent">Millicredits, see <see cref="Definition"/>.</param>
public sealed record CollectionSpend(Guid? CollectionId, string? Name, long Spent, long Pictures)
{
    public const string Definition = "A picture costs its equal share of what its provider job settled, less refunds.";
}

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

    /// <summary>A person's jobs with what was posted on them; the part of a hold that a settlement leaves is a release, and counts nothing.</summary>
    private const string Jobs =
        """
        SELECT m."JobId", m."ProjectId", CAST(SUM(-m."PostedChange") AS BIGINT) AS "Spent",
          MAX(CASE WHEN m."Kind" = 'refund' THEN 0 ELSE 1 END) AS "Ends"
        FROM "CreditEntries" m JOIN "CreditAccounts" a ON a."Id" = m."AccountId"
        WHERE a."OwnerId" = {0} AND m."At" >= {1} AND m."At" < {2} AND m."Kind" IN ('settle', 'release', 'refund')
        GROUP BY m."JobId", m."ProjectId"
        """;

    /// <summary>Only stored jobs settle anything.</summary>
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
          FROM ({{Jobs}}) e
            JOIN "ProviderJobs" j ON j."Id" = e."JobId" AND j."State" = 'Stored'
            JOIN "Generations" g ON g."Id" = j."GenerationId") c
        GROUP BY c."ModelId", c."ProjectId"
        """;

    /// <summary>
    /// Each picture's share in whole millicredits: what does not divide goes one each to the first, those that carried it when the job was
    /// settled before others, so that the shares of a job always add up to it.
    /// </summary>
    private const string ByCollection =
        $$"""
        SELECT l."CollectionId", MAX(c."Name") AS "Name", CAST(SUM(p."Share") AS BIGINT) AS "Spent", CAST(SUM(p."Ends") AS BIGINT) AS "Pictures"
        FROM (
          SELECT s."Id", s."Ends", s."Spent" / s."Count"
            + CASE WHEN s."Place" > ABS(s."Spent" % s."Count") THEN 0 WHEN s."Spent" < 0 THEN -1 ELSE 1 END AS "Share"
          FROM (
            SELECT i."Id", e."Ends", e."Spent", COUNT(*) OVER (PARTITION BY i."JobId") AS "Count",
              ROW_NUMBER() OVER (PARTITION BY i."JobId" ORDER BY i."CostMillicredits" DESC, i."Id") AS "Place"
            FROM (SELECT o."JobId", CAST(SUM(o."Spent") AS BIGINT) AS "Spent", MAX(o."Ends") AS "Ends" FROM ({{Jobs}}) o GROUP BY o."JobId") e
              JOIN "ProviderJobs" j ON j."Id" = e."JobId" AND j."State" = 'Stored'
              JOIN "GalleryImages" i ON i."GenerationId" = j."GenerationId" AND i."JobId" = j."Id") s) p
          LEFT JOIN "CollectionImages" l ON l."ImageId" = p."Id"
          LEFT JOIN "Collections" c ON c."Id" = l."CollectionId"
        GROUP BY l."CollectionId"
        """;

    private const string ByDay =
        """
        SELECT m."At" / 86400000 AS "Day", CAST(SUM(-m."PostedChange") AS BIGINT) AS "Spent"
        FROM "CreditEntries" m JOIN "CreditAccounts" a ON a."Id" = m."AccountId"
        WHERE a."OwnerId" = {0} AND m."At" >= {1} AND m."At" < {2} AND m."Kind" IN ('settle', 'refund')
        GROUP BY m."At" / 86400000
        """;

    /// <param name="month">Null for all time.</param>
    public Task<List<SpendCell>> CellsAsync(Guid ownerId, CreditMonth? month, CancellationToken cancellationToken) =>
        ReadAsync<SpendCell>(Cube, ownerId, month, cancellationToken);

    /// <summary>A picture that is in two collections counts in both.</summary>
    /// <param name="month">Null for all time.</param>
    public Task<List<CollectionSpend>> CollectionsAsync(Guid ownerId, CreditMonth? month, CancellationToken cancellationToken) =>
        ReadAsync<CollectionSpend>(ByCollection, ownerId, month, cancellationToken);

    /// <returns>Millicredits for each day of the month.</returns>
    public async Task<IReadOnlyList<long>> DaysAsync(Guid ownerId, CreditMonth month, CancellationToken cancellationToken)
    {
        var (from, to) = (month.Start.ToUnixTimeMilliseconds(), month.End.ToUnixTimeMilliseconds());
        var days = await db.Database.SqlQueryRaw<SpendDay>(ByDay, ownerId, from, to).ToDictionaryAsync(d => d.Day, d => d.Spent, cancellationToken);
        return [.. Enumerable.Range(0, month.Days).Select(day => days.GetValueOrDefault(from / DayMs + day))];
    }

    private Task<List<T>> ReadAsync<T>(string sql, Guid ownerId, CreditMonth? month, CancellationToken cancellationToken)
    {
        var (from, to) = month is { } one ? (one.Start, one.End) : (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        return db.Database.SqlQueryRaw<T>(sql, ownerId, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).ToListAsync(cancellationToken);
    }
}
