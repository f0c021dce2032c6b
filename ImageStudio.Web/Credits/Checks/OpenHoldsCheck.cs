using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Credits.Checks;

/// <summary>R4: what a wallet has on hold is the sum of its holds that have not ended.</summary>
public sealed class OpenHoldsCheck(StudioDb db) : IReconciliationCheck
{
    public string Id => "R4";

    public string Title => "What is on hold is the sum of the open holds";

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var entries = db.CreditEntries;
        var wrong = await db.CreditAccounts.AsNoTracking()
            .Select(a => new
            {
                a.Id,
                a.OwnerId,
                a.Held,
                Open = entries
                    .Where(h => h.AccountId == a.Id && h.Kind == CreditEntryKind.Hold && !entries.Any(e => e.HoldId == h.Id))
                    .Sum(h => h.HeldChange),
            })
            .Where(a => a.Held != a.Open)
            .OrderBy(a => a.Id).Take(IReconciliationCheck.Most).ToListAsync(cancellationToken);
        return [.. wrong.Select(a =>
            $"{FindingText.Account(a.OwnerId, a.Id)} shows {CreditText.Number(a.Held)} on hold; its open holds are {CreditText.Number(a.Open)}.")];
    }
}
