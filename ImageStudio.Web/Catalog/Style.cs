namespace ImageStudio.Web.Catalog;

/// <summary>One of the thirteen looks of the form. <see cref="PromptPhrase"/> is empty for Auto, which changes nothing.</summary>
public sealed record Style(string Id, string Name, string PromptPhrase)
{
    public const string AutoId = "auto";
}
