using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ledger = ImageStudio.Web.Credits.Budgets;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>Somebody's wallet and what an administrator may do about it.</summary>
public sealed class DetailsPage(PeopleQuery people, Wallet wallet, Ledger budgets, CreditPlans plans, StudioDb db, CurrentUser user, TimeProvider clock)
    : PageModel
{
    private const int PageSize = 25;

    public StudioUser Person { get; private set; } = null!;

    public WalletBalance Balance { get; private set; } = new(0, 0);

    public BudgetState? Budget { get; private set; }

    public PlanForm PlanForm { get; private set; } = null!;

    public IReadOnlyList<MovementRow> Movements { get; private set; } = [];

    public Guid? Older { get; private set; }

    public bool IsFirstPage { get; private set; }

    public bool IsOneself => Person.Id == user.Id;

    public int Administrators { get; private set; }

    public DateTimeOffset Now { get; } = clock.UtcNow;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? before, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(id, cancellationToken) is not { } person) return NotFound();

        (Person, IsFirstPage) = (person, before is null);
        Balance = await wallet.ReadAsync(id, cancellationToken);
        Budget = await budgets.ReadAsync(BudgetKind.User, id, cancellationToken);
        var plan = await db.WalletPlans.Where(p => p.OwnerId == id).Select(p => p.Plan).SingleOrDefaultAsync(cancellationToken);
        PlanForm = new(id, plan, plans.Find(null).Name, plans.All);
        Administrators = await db.Users.CountAsync(u => u.IsAdministrator, cancellationToken);
        Movements = await MovementsAsync(before, cancellationToken);
        return Page();
    }

    private async Task<IReadOnlyList<MovementRow>> MovementsAsync(Guid? before, CancellationToken cancellationToken)
    {
        var (id, jobs, generations, users) = (Person.Id, db.ProviderJobs, db.Generations, db.Users);
        var entries = db.CreditEntries.AsNoTracking();
        if (before is { } last) entries = entries.Where(e => e.Id.CompareTo(last) < 0);
        var page = await entries.Join(db.CreditAccounts.Where(a => a.OwnerId == id), e => e.AccountId, a => a.Id, (e, a) => new { Entry = e, a.Bucket })
            .OrderByDescending(row => row.Entry.Id).Take(PageSize + 1)
            .Select(row => new
            {
                row.Entry,
                row.Bucket,
                Generation = jobs.Where(j => j.Id == row.Entry.JobId)
                    .Join(generations, j => j.GenerationId, g => g.Id, (j, g) => new { Id = (Guid?)g.Id, g.ModelName }).FirstOrDefault(),
                Actor = users.Where(u => u.Id == row.Entry.ActorId).Select(u => u.Email).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        if (page.Count > PageSize) Older = page[PageSize - 1].Entry.Id;
        return [.. page.Take(PageSize).Select(row => new MovementRow(
            row.Entry.Id, row.Entry.At, row.Entry.Kind, row.Bucket, row.Entry.PostedChange, row.Entry.HeldChange, row.Entry.Reason,
            row.Generation?.Id, row.Generation?.ModelName, row.Actor))];
    }
}
