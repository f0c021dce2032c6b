using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Pages.Credits;

/// <summary>The activity list as a person reads it.</summary>
internal static class CreditLines
{
    /// <summary>"What | detail | change | balance", newest first.</summary>
    public static IReadOnlyList<string> Lines(this Answer credits) => [.. Rows(credits).Select(row => string.Join(
        " | ",
        row.QuerySelector(".what")!.TextContent.Replace(row.QuerySelector("small")!.TextContent, "", StringComparison.Ordinal).Trim(),
        row.QuerySelector("small")!.TextContent,
        row.QuerySelector(".change")!.TextContent,
        row.QuerySelector(".after")!.TextContent))];

    public static IReadOnlyList<AngleSharp.Dom.IElement> Rows(this Answer credits) => credits.FindAll("[aria-labelledby=activity] .table tbody tr");

    /// <summary>Presses the button of the filters: what a browser without scripts opens then.</summary>
    public static Task<Answer> FilterAsync(this Visitor visitor, Answer credits, params (string Field, string Value)[] chosen)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)credits.Find("form.filters");
        Assert.Equal("get", form.Method);
        var fields = form.Elements.Select(control => (Name: control.GetAttribute("name"), Value: Chosen(control))).Where(field => field.Name is not null)
            .ToDictionary(field => field.Name!, field => field.Value);
        foreach (var (field, value) in chosen)
        {
            Assert.Contains(field, fields.Keys);
            fields[field] = value;
        }

        return visitor.GetAsync(form.GetAttribute("action") + "?" + string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}")));
    }

    private static string Chosen(AngleSharp.Dom.IElement control) => control switch
    {
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        _ => "",
    };
}
