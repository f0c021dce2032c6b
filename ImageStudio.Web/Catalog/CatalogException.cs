namespace ImageStudio.Web.Catalog;

/// <summary>A catalogue file cannot be used. The message names file, row and field, for whoever edits the file.</summary>
public sealed class CatalogException(string message, Exception? cause = null) : Exception(message, cause);
