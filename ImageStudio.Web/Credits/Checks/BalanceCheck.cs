using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R1: a wallet's balance is the sum of its entries.</summary>
public sealed class BalanceCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R1";

    public string Title => "Balances are the sums of their entries";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        var wrong = await db.CreditAccounts.AsNoTracking()
            .Select(a => new
            {
                a.Id,
                a.OwnerId,
                a.Posted,
                a.Held,
                PostedSum = entries.Where(e => e.AccountId == a.Id).Sum(e => e.PostedChange),
                HeldSum = entries.Where(e => e.AccountId == a.Id).Sum(e => e.HeldChange),
            })
            .Where(a => a.Posted != a.PostedSum || a.Held != a.HeldSum)
            .OrderBy(a => a.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. wrong.Select(a =>
            $"{FindingText.Account(a.OwnerId, a.Id)} shows {CreditText.Number(a.Posted)} posted and {CreditText.Number(a.Held)} on hold; "
            + $"its entries add up to {CreditText.Number(a.PostedSum)} and {CreditText.Number(a.HeldSum)}.")];
    }
}
