namespace ImageStudio.Web.Providers;

/// <summary>An engine of the operator's own, which itself says what it can draw with.</summary>
public interface IModelSource : IVendor
{
    /// <summary>
    /// The models that the engine has now, by the names it is asked for them with: at most <see cref="ModelNames.Most"/>, each as
    /// <see cref="ModelNames.IsOne"/> allows. None when it answers and names none.
    /// </summary>
    /// <exception cref="NotSentException">It cannot be reached.</exception>
    /// <exception cref="UnclearAnswerException">It has trouble, or something before it has: what it named last still stands.</exception>
    Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken);
}
