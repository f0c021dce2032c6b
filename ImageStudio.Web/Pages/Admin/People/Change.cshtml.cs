using ImageStudio.Web.Accounts;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ImageStudio.Web.Pages.Admin.People;

/// <summary>Grants or adjusts: first the form, then what will happen, then it happens.</summary>
public sealed class ChangePage(PeopleQuery people, Wallet wallet, ChangeCredits change, CurrentUser user) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Bucket { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Made with the form: the same form changes a wallet once.</summary>
    [BindProperty]
    public Guid FormKey { get; set; }

    public StudioUser Person { get; private set; } = null!;

    public WalletBalance Balance { get; private set; } = new(0, 0);

    public ChangeReview? Review { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public bool IsAdjustment => Kind == nameof(CreditChangeKind.Adjust);

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Words;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        FormKey = Guid.CreateVersion7();
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Says what would happen; with "edit" the form comes back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, bool edit, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        if (edit) return Page();
        if (Read() is not { } asked) return Refuse();

        Review = new(asked, BalanceOf(asked.Bucket), id == user.Id);
        if (Review.After >= 0) return Page();
        Review = null;
        return Refuse(new FieldProblem(nameof(Amount), ChangeProblems.Insufficient));
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken)) return NotFound();
        if (Read() is not { } asked) return Refuse();

        switch (await change.RunAsync(asked, user.Id, cancellationToken))
        {
            case ChangeOutcome.Insufficient:
                return Refuse(new FieldProblem(nameof(Amount), ChangeProblems.Insufficient));
            case ChangeOutcome.KeyUsedForOther:
                FormKey = Guid.CreateVersion7();
                return Refuse(new FieldProblem(nameof(Amount), ChangeProblems.KeyUsed));
            default:
                return id == user.Id ? RedirectToPage("/Admin/Requests/Index") : RedirectToPage("/Admin/People/Details", new { id });
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(id, cancellationToken) is not { } person) return false;
        Person = person;
        Balance = await wallet.ReadAsync(id, cancellationToken);
        return true;
    }

    private CreditChange? Read()
    {
        Reason = GenerationInput.Clean(Reason);
        var millicredits = CreditAmount.TryParse(Amount);
        var bucket = Balance.PlanHasBuckets && Enum.TryParse<CreditBucket>(Bucket, out var named) && Enum.IsDefined(named) ? named : CreditBucket.Bonus;
        var problems = new List<FieldProblem>();
        if (millicredits is null or 0 || (millicredits < 0 && !IsAdjustment))
            problems.Add(new(nameof(Amount), IsAdjustment ? ChangeProblems.Adjustment : ChangeProblems.Amount));
        if (Reason.Length == 0) problems.Add(new(nameof(Reason), ChangeProblems.NoReason));
        if (Reason.Length > CreditChange.MaxReasonCharacters) problems.Add(new(nameof(Reason), ChangeProblems.LongReason));
        if (FormKey == Guid.Empty) FormKey = Guid.CreateVersion7();
        Problems = problems;
        var kind = IsAdjustment ? CreditChangeKind.Adjust : CreditChangeKind.Grant;
        return problems.Count > 0 ? null : new(kind, Person.Id, bucket, millicredits!.Value, Reason, FormKey, []);
    }

    private long BalanceOf(CreditBucket bucket) =>
        Balance.PlanHasBuckets ? Balance.Buckets.Where(b => b.Bucket == bucket).Sum(b => b.Available) : Balance.Available;

    private PageResult Refuse(params FieldProblem[] problems)
    {
        if (problems.Length > 0) Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
