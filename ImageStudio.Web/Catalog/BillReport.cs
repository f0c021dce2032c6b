namespace ImageStudio.Web.Catalog;

/// <summary>What a provider says about its bill when a job is done. The settlement rests on it.</summary>
public enum BillReport
{
    /// <summary>Not a word: the price table counts.</summary>
    Nothing,

    /// <summary>A count of the units its price is for.</summary>
    Units,

    /// <summary>A count of tokens.</summary>
    Tokens,

    /// <summary>US dollars, or something that is worth a fixed number of them.</summary>
    Cost,
}
