using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits;

/// <summary>Monthly limits per person and per project. A hold that would go beyond one is refused.</summary>
public sealed class Budgets(StudioDb db, TimeProvider clock)
{
    /// <returns>Null when there is no such budget.</returns>
    public async Task<BudgetState?> ReadAsync(BudgetKind kind, Guid subjectId, CancellationToken cancellationToken)
    {
        var limit = await db.CreditBudgets.Where(b => b.Kind == kind && b.SubjectId == subjectId)
            .Select(b => (long?)b.MonthlyLimit).SingleOrDefaultAsync(cancellationToken);
        return limit is { } most ? new(kind, subjectId, most, await UsedAsync(kind, subjectId, cancellationToken)) : null;
    }

    /// <param name="monthlyLimit">Millicredits, 0 to stop everything.</param>
    public Task SetAsync(BudgetKind kind, Guid subjectId, long monthlyLimit, Guid setBy, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(db, transaction => SetAsync(transaction, kind, subjectId, monthlyLimit, setBy, cancellationToken), cancellationToken);

    private async Task<int> SetAsync(
        WriteTransaction transaction, BudgetKind kind, Guid subjectId, long monthlyLimit, Guid setBy, CancellationToken cancellationToken)
    {
        var budget = await db.CreditBudgets.SingleOrDefaultAsync(b => b.Kind == kind && b.SubjectId == subjectId, cancellationToken);
        if (budget is null) db.CreditBudgets.Add(new(kind, subjectId, monthlyLimit, setBy, clock.UtcNow));
        else budget.Change(monthlyLimit, setBy, clock.UtcNow);
        var rows = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync();
        return rows;
    }

    public Task RemoveAsync(BudgetKind kind, Guid subjectId, CancellationToken cancellationToken) =>
        db.CreditBudgets.Where(b => b.Kind == kind && b.SubjectId == subjectId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Inside a hold's transaction: would this sum go beyond the person's budget, or the project's?</summary>
    internal async Task<bool> AnyExceededAsync(Guid ownerId, Guid? projectId, long millicredits, CancellationToken cancellationToken)
    {
        // Locked where rows can be locked: several people may spend for one project at once.
        var sql = "SELECT * FROM \"CreditBudgets\" WHERE (\"Kind\" = 'User' AND \"SubjectId\" = {0}) OR (\"Kind\" = 'Project' AND \"SubjectId\" = {1}) ORDER BY \"Id\"" + db.RowLock;
        var budgets = await db.CreditBudgets.FromSqlRaw(sql, ownerId, projectId ?? Guid.Empty).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var budget in budgets)
        {
            var used = await UsedAsync(budget.Kind, budget.SubjectId, cancellationToken);
            if (!new BudgetState(budget.Kind, budget.SubjectId, budget.MonthlyLimit, used).Fits(millicredits)) return true;
        }

        return false;
    }

    private async Task<long> UsedAsync(BudgetKind kind, Guid subjectId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var accounts = db.CreditAccounts;
        var entries = kind == BudgetKind.Project
            ? db.CreditEntries.Where(e => e.ProjectId == subjectId)
            : db.CreditEntries.Where(e => accounts.Any(a => a.Id == e.AccountId && a.OwnerId == subjectId));
        var spent = await entries.Where(e => e.At >= month && (e.Kind == CreditEntryKind.Settle || e.Kind == CreditEntryKind.Refund))
            .SumAsync(e => -e.PostedChange, cancellationToken);
        var held = kind == BudgetKind.Project
            ? await entries.SumAsync(e => e.HeldChange, cancellationToken)
            : await db.CreditAccounts.Where(a => a.OwnerId == subjectId).SumAsync(a => a.Held, cancellationToken);
        return spent + held;
    }
}
