using Htmx;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Chat;
using ImageStudio.Web.Generations;
using Microsoft.AspNetCore.Mvc;

namespace ImageStudio.Web.Pages.Studio;

/// <summary>The description rewritten, and brought back.</summary>
public sealed partial class IndexPage
{
    /// <summary>Another wording by the chat model; the one before stays at hand. Without an answer everything stays as it was.</summary>
    public async Task<IActionResult> OnPostImproveAsync(CancellationToken cancellationToken)
    {
        var description = GenerationInput.Clean(Input.Description);
        var problems = (await CheckAsync()).Problems.Where(problem => problem.Field == nameof(Input.Description)).ToList();
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await RewrittenAsync(problems, null, cancellationToken);
        }

        var outcome = await improve.RunAsync(description, ModelCatalog.MaxPromptCharacters, cancellationToken);
        if (outcome is Improvement.Improved improved && improved.Text != description) (Original, Input.Description) = (Input.Description, improved.Text);
        return await RewrittenAsync([], (outcome as Improvement.Failed)?.Words, cancellationToken);
    }

    /// <summary>The description as it was before it was improved.</summary>
    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        (Original, Input.Description) = (null, Original ?? Input.Description);
        return RewrittenAsync([], null, cancellationToken);
    }

    private async Task<IActionResult> RewrittenAsync(IReadOnlyList<FieldProblem> problems, string? failure, CancellationToken cancellationToken)
    {
        await ShowAsync(problems, [], cancellationToken, feed: !Request.IsHtmx());
        Form = Form with { Improve = Form.Improve with { Failure = failure, HasFocus = problems.Count == 0 } };
        return Request.IsHtmx() ? Partial("_StudioForm", Form) : Page();
    }
}
