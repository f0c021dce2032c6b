using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;

namespace ImageStudio.Web.Pages.Gallery.Collections;

/// <summary>The one field of a new and of a renamed collection, and what can be wrong with it.</summary>
public sealed record CollectionNameForm(string? Name, IReadOnlyList<FieldProblem> Problems)
{
    public string? Problem => Problems.Count > 0 ? Problems[0].Words : null;

    /// <summary>A name as it is kept.</summary>
    public static string Clean(string? typed) => Collection.CleanName(GenerationInput.Clean(typed));

    public static IReadOnlyList<FieldProblem> Check(string name) => name.Length switch
    {
        0 => [new("Name", "Give the collection a name")],
        > Collection.MaxNameCharacters => [new("Name", $"Shorten the name to {Collection.MaxNameCharacters} characters")],
        _ => [],
    };

    public static IReadOnlyList<FieldProblem> ProblemsOf(NamingOutcome outcome) => outcome switch
    {
        NamingOutcome.Taken => [new("Name", "You have a collection of that name: choose another")],
        NamingOutcome.TooMany => [new("Name", $"You have {Collection.MostOfOnePerson} collections, and more do not fit: delete one first")],
        _ => [],
    };
}
