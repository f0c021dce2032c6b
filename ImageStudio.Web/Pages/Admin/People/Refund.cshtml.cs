using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>The generation a refund is about; its description is nobody's business but its owner's.</summary>
public sealed record RefundedGeneration(Guid Id, string ModelName, DateTimeOffset StartedAt, IReadOnlyList<Guid> JobIds);

/// <summary>Gives back what a generation settled, in part or whole: first the form, then what will happen, then it happens.</summary>
public sealed class RefundPage(PeopleQuery people, Wallet wallet, Refunds refunds, ChangeCredits change, StudioDb db, CurrentUser user) : PageModel
{
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }

    public StudioUser Person { get; private set; } = null!;

    public RefundedGeneration Generation { get; private set; } = null!;

    public WalletBalance Balance { get; private set; } = new(0, 0);

    /// <summary>Millicredits settled, and of these not given back yet.</summary>
    public long Settled { get; private set; }

    public long Left { get; private set; }

    public ChangeReview? Review { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid generationId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, generationId, cancellationToken)) return NotFound();
        (FormKey, Amount) = (Guid.CreateVersion7(), CreditText.Number(Left).Replace(",", "", StringComparison.Ordinal));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid generationId, bool edit, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, generationId, cancellationToken)) return NotFound();
        if (edit) return Page();
        if (Read() is not { } asked) return Refuse();
        if (asked.Millicredits > Left) return Refuse(new FieldProblem(nameof(Amount), ChangeProblems.MoreThanSettled));

        Review = new(asked, Balance.Available, id == user.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, Guid generationId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, generationId, cancellationToken)) return NotFound();
        if (Read() is not { } asked) return Refuse();

        return await change.RunAsync(asked, user.Id, cancellationToken) switch
        {
            ChangeOutcome.MoreThanSettled => Refuse(new FieldProblem(nameof(Amount), ChangeProblems.MoreThanSettled)),
            ChangeOutcome.KeyUsedForOther => Refuse(new FieldProblem(nameof(Amount), ChangeProblems.KeyUsed)),
            _ when id == user.Id => RedirectToPage("/Admin/Requests/Index"),
            _ => RedirectToPage("/Admin/People/Details", new { id }),
        };
    }

    private async Task<bool> LoadAsync(Guid id, Guid generationId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(id, cancellationToken) is not { } person) return false;
        var generation = await db.Generations.AsNoTracking().Where(g => g.Id == generationId && g.OwnerId == id)
            .Select(g => new RefundedGeneration(g.Id, g.ModelName, g.StartedAt, g.Jobs.OrderBy(j => j.Index).Select(j => j.Id).ToList()))
            .SingleOrDefaultAsync(cancellationToken);
        if (generation is null) return false;

        (Person, Generation) = (person, generation);
        Balance = await wallet.ReadAsync(id, cancellationToken);
        var jobs = await refunds.ReadAsync(generation.JobIds, cancellationToken);
        (Settled, Left) = (jobs.Sum(job => job.Settled), jobs.Sum(job => job.Left));
        return Settled > 0;
    }

    private CreditChange? Read()
    {
        Reason = GenerationInput.Clean(Reason);
        var problems = new List<FieldProblem>();
        if (CreditAmount.TryParse(Amount) is not { } millicredits || millicredits <= 0)
        {
            millicredits = 0;
            problems.Add(new(nameof(Amount), ChangeProblems.Amount));
        }

        if (Reason.Length == 0) problems.Add(new(nameof(Reason), ChangeProblems.NoReason));
        if (Reason.Length > CreditChange.MaxReasonCharacters) problems.Add(new(nameof(Reason), ChangeProblems.LongReason));
        if (FormKey == Guid.Empty) FormKey = Guid.CreateVersion7();
        Problems = problems;
        return problems.Count > 0
            ? null
            : new(CreditChangeKind.Refund, Person.Id, CreditBucket.Bonus, millicredits, Reason, FormKey, Generation.JobIds);
    }

    private PageResult Refuse(params FieldProblem[] problems)
    {
        if (problems.Length > 0) Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
