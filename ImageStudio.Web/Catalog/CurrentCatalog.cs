namespace ImageStudio.Web.Catalog;

/// <summary>
/// The catalogue as it is now. It is only ever swapped whole: whoever works with <see cref="ModelCatalog"/> takes it from its scope, so that
/// one request or one job sees the same models and prices from its first line to its last.
/// </summary>
public sealed class CurrentCatalog(ModelCatalog shipped)
{
    private volatile ModelCatalog _current = shipped;

    /// <summary>What the files say.</summary>
    public ModelCatalog Shipped { get; } = shipped;

    /// <summary>What the files say, with whatever has been learnt since.</summary>
    public ModelCatalog Current => _current;

    public void Swap(ModelCatalog next) => _current = next;
}
