using System.Text;
using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>
/// The whole month as a file, one line for each entry of the ledger, oldest first, with the filters of the page. It is written as it is read,
/// so a month has no row limit. It starts with a byte order mark: without one Excel takes UTF-8 for the system's code page.
/// </summary>
public static class ActivityCsv
{
    private const string Header = "time,kind,model,description,project,bucket,reason,credits,on_hold,balance,generation,entry";
    private const int FlushEveryRows = 500;

    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static void MapActivityCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/credits/activity.csv", ServeAsync);

    /// <summary>An address with unknown filters leads to the page, which says so; a file that quietly holds something else would not.</summary>
    private static async Task<Results<PushStreamHttpResult, RedirectHttpResult>> ServeAsync(
        string? month, string? kind, string? model, string? project, CurrentUser user, CreditActivity activity, EntryRows entries, StudioDb db,
        TimeProvider clock, HttpContext context)
    {
        var choices = await activity.ChoicesAsync(user.Id, context.RequestAborted);
        var (filter, notes) = ActivityFilter.Read(new(month, kind, model, project), choices, clock.UtcNow);
        if (notes.Count > 0) return TypedResults.Redirect($"/credits{context.Request.QueryString}");

        var projects = choices.Projects.ToDictionary(p => p.Value, p => p.Name);
        return TypedResults.Stream(
            stream => WriteAsync(stream, Rows(entries.Of(user.Id, filter, findProjects: true), db), projects, context.RequestAborted),
            "text/csv; charset=utf-8; header=present", $"credits-{filter.Month}.csv");
    }

    private static IQueryable<CsvRow> Rows(IQueryable<EntryRow> rows, StudioDb db) =>
        from row in rows
        join one in db.Generations on row.GenerationId equals (Guid?)one.Id into found
        from generation in found.DefaultIfEmpty()
        orderby row.At, row.Id
        select new CsvRow(row, generation == null ? null : generation.ModelName, generation == null ? null : generation.Description);

    private static async Task WriteAsync(Stream stream, IQueryable<CsvRow> rows, Dictionary<string, string> projects, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, WithMark, leaveOpen: true) { NewLine = CsvText.LineEnd };
        await writer.WriteLineAsync(Header);
        var written = 0;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(LineOf(row, projects));
            if (++written % FlushEveryRows == 0) await writer.FlushAsync(cancellationToken);
        }
    }

    private static string LineOf(CsvRow row, Dictionary<string, string> projects)
    {
        var entry = row.Entry;
        return string.Join(
            ',',
            CsvText.Time(entry.When()), CsvText.Text(entry.Told), CsvText.Text(row.ModelName), CsvText.Text(row.Description),
            CsvText.Text(entry.ProjectId is { } project ? projects.GetValueOrDefault(project.ToString()) : null), CsvText.Text(entry.Bucket),
            CsvText.Text(ReasonOf(entry)), CsvText.Credits(entry.PostedChange), CsvText.Credits(entry.HeldChange), CsvText.Credits(entry.Balance),
            entry.GenerationId?.ToString(), entry.Id.ToString());
    }

    /// <summary>What stands behind an end is the ledger's own mark, not words for people.</summary>
    private static string? ReasonOf(EntryRow entry) =>
        entry.Told is CreditEntryKind.Grant or CreditEntryKind.Refund or CreditEntryKind.Adjust ? entry.Reason : null;

    private sealed record CsvRow(EntryRow Entry, string? ModelName, string? Description);
}
