namespace ImageStudio.Web.Data;

/// <summary>
/// One line of the reconciliation report. Each room registers its own; a check reads and never repairs, in pages or by one statement, beside
/// a running site.
/// </summary>
public interface IReconciliationCheck
{
    /// <summary>The most findings or notes a check names; whoever has that many has one cause.</summary>
    const int Most = 50;

    /// <summary>"R1" to "R12".</summary>
    string Id { get; }

    /// <summary>What must hold, in words.</summary>
    string Title { get; }

    /// <returns>What does not hold, in words, at most <see cref="Most"/>; nothing when all is well.</returns>
    Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken);

    /// <returns>What is sound and yet worth a look by name, at most <see cref="Most"/>: the platform's losses, outcomes nobody knows.</returns>
    Task<IReadOnlyList<string>> NoteAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}
