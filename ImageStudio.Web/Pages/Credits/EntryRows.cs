using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One entry of a person's ledger with what it was for.</summary>
/// <param name="At">Milliseconds since 1970 in UTC.</param>
/// <param name="Told">The kind as people are told: a part of a settled job's hold that was not needed belongs to the settlement.</param>
/// <param name="ProjectId">What it counts for, see <see cref="EntryRows.SpentFor"/>.</param>
/// <param name="Balance">Posted millicredits of the whole wallet after this entry.</param>
public sealed record EntryRow(
    Guid Id, long At, string Told, long PostedChange, long HeldChange, Guid? JobId, Guid? GenerationId, string? ModelId,
    string Bucket, string? Reason, Guid? ProjectId, long Balance)
{
    public DateTimeOffset When() => DateTimeOffset.FromUnixTimeMilliseconds(At);
}

/// <summary>
/// Reads entries of all of a person's accounts in the order they happened. The balance after each is a sum over what came before, whatever is
/// filtered out afterwards.
/// </summary>
public sealed class EntryRows(StudioDb db)
{
    /// <summary>The project the credits were spent for; when none was named, the one that a picture of the generation was added to first.</summary>
    public const string SpentFor =
        """
        COALESCE(e."ProjectId", (
          SELECT pi."ProjectId" FROM "ProjectImages" pi JOIN "GalleryImages" gi ON gi."Id" = pi."ImageId"
          WHERE gi."GenerationId" = j."GenerationId" ORDER BY pi."AttachedAt", pi."ProjectId" LIMIT 1))
        """;

    private const string Start =
        """
        SELECT e."Id", e."At", CASE WHEN e."Kind" = 'release' AND j."State" = 'Stored' THEN 'settle' ELSE e."Kind" END AS "Told",
          e."PostedChange", e."HeldChange", e."JobId", j."GenerationId", g."ModelId", a."Bucket", e."Reason",
        """;

    private const string End =
        """
         AS "ProjectId",
          CAST(SUM(e."PostedChange") OVER (ORDER BY e."At", e."Id") AS BIGINT) + (
            SELECT COALESCE(CAST(SUM(o."PostedChange") AS BIGINT), 0) FROM "CreditEntries" o JOIN "CreditAccounts" oa ON oa."Id" = o."AccountId"
            WHERE oa."OwnerId" = {0} AND o."At" < {1}) AS "Balance"
        FROM "CreditEntries" e JOIN "CreditAccounts" a ON a."Id" = e."AccountId"
          LEFT JOIN "ProviderJobs" j ON j."Id" = e."JobId" LEFT JOIN "Generations" g ON g."Id" = j."GenerationId"
        WHERE a."OwnerId" = {0} AND e."At" >= {1} AND e."At" < {2}
        """;

    private const string Plain = Start + "e.\"ProjectId\"" + End;

    /// <summary>The balance needs every row of the month, and to find a row's project takes a look at its pictures: only where it is asked for.</summary>
    private const string WithProjects = Start + SpentFor + End;

    /// <summary>Unordered.</summary>
    /// <param name="findProjects">Whether a row that names no project gets the one of its pictures.</param>
    public IQueryable<EntryRow> Of(Guid ownerId, ActivityFilter filter, bool findProjects)
    {
        var rows = db.Database.SqlQueryRaw<EntryRow>(
            findProjects ? WithProjects : Plain, ownerId, filter.Month.Start.ToUnixTimeMilliseconds(), filter.Month.End.ToUnixTimeMilliseconds());
        if (filter.Told is { } told) rows = rows.Where(r => r.Told == told);
        if (filter.Model is { } model) rows = rows.Where(r => r.ModelId == model);
        if (filter.Project == FilterChoices.NoProject) return rows.Where(r => r.JobId != null && r.ProjectId == null);
        return Guid.TryParse(filter.Project, out var project) ? rows.Where(r => r.ProjectId == project) : rows;
    }
}
