using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImageStudio.Web.Data;

/// <summary>PostgreSQL's text cannot hold the character U+0000. Nobody types it, but a forged request may carry it anywhere, and a vendor's answer too:
/// whatever is stored or searched for goes without.</summary>
public sealed class PostgresText : DbCommandInterceptor
{
    private const char Nul = '\0';

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Clean(command);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuting(command, eventData, result));

    /// <summary>For what does not pass here because it is sent without EF.</summary>
    internal static object? Clean(object? value) => value is string text && text.Contains(Nul, StringComparison.Ordinal) ? Without(text) : value;

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && text.Contains(Nul, StringComparison.Ordinal)) parameter.Value = Without(text);
            else if (parameter.Value is IEnumerable<string> texts && texts.Any(one => one.Contains(Nul, StringComparison.Ordinal)))
                parameter.Value = texts.Select(Without).ToList();
        }
    }

    private static string Without(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
