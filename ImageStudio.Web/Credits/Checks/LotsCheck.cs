using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R7: what is left of the lots of a wallet is what is posted there.</summary>
public sealed class LotsCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R7";

    public string Title => "What is left of what came in is the balance";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var lots = db.CreditLots;
        var wrong = await db.CreditAccounts.AsNoTracking()
            .Select(a => new { a.Id, a.OwnerId, a.Posted, Left = lots.Where(l => l.AccountId == a.Id).Sum(l => l.Remaining) })
            .Where(a => a.Posted != a.Left)
            .OrderBy(a => a.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. wrong.Select(a =>
            $"{FindingText.Account(a.OwnerId, a.Id)} shows {CreditText.Number(a.Posted)} posted; {CreditText.Number(a.Left)} is left of what came in.")];
    }
}
