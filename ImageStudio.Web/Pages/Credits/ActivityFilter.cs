using ImageStudio.Web.Credits;

namespace ImageStudio.Web.Pages.Credits;

/// <summary>One choice of a filter: what stands in the address, and what people read.</summary>
public sealed record FilterChoice(string Value, string Name);

/// <summary>What a person can filter by: kinds are the same for everybody, models and projects are one's own.</summary>
public sealed record FilterChoices(IReadOnlyList<FilterChoice> Models, IReadOnlyList<FilterChoice> Projects)
{
    public const string NoProject = "none";

    public static IReadOnlyList<FilterChoice> Kinds { get; } =
    [
        new("grants", "Grants"), new("holds", "Holds"), new("settled", "Settled"), new("nothing-charged", "Nothing charged"),
        new("refunds", "Refunds"), new("adjustments", "Adjustments"), new("expiries", "Expired"),
    ];
}

/// <summary>The filters as they stand in the address, before anybody has looked at them.</summary>
public sealed record ActivityAsked(string? Month, string? Kind, string? Model, string? Project);

/// <summary>Which entries are shown. A null filters nothing.</summary>
public sealed record ActivityFilter(CreditMonth Month, string? Kind = null, string? Model = null, string? Project = null)
{
    public bool IsFiltered => (Kind ?? Model ?? Project) is not null;

    /// <summary>The kind as <see cref="EntryRow.Told"/> has it.</summary>
    public string? Told => Kind switch
    {
        "grants" => CreditEntryKind.Grant,
        "holds" => CreditEntryKind.Hold,
        "settled" => CreditEntryKind.Settle,
        "nothing-charged" => CreditEntryKind.Release,
        "refunds" => CreditEntryKind.Refund,
        "adjustments" => CreditEntryKind.Adjust,
        "expiries" => CreditEntryKind.Expire,
        _ => null,
    };

    /// <summary>What an address does not know falls back, and a note says so.</summary>
    public static (ActivityFilter Filter, IReadOnlyList<string> Notes) Read(ActivityAsked asked, FilterChoices choices, DateTimeOffset now)
    {
        var notes = new List<string>();
        var month = MonthOf(asked.Month, CreditMonth.Of(now), notes);
        var kind = Known(asked.Kind, FilterChoices.Kinds, "all kinds are shown", notes);
        var model = Known(asked.Model, choices.Models, "all models are shown", notes);
        var project = Known(asked.Project, choices.Projects, "all projects are shown", notes);
        return (new(month, kind, model, project), notes);
    }

    /// <summary>The address of the same view at <paramref name="path"/>.</summary>
    public string Address(string path, EntryCursor? before = null)
    {
        (string Name, string? Value)[] all =
            [("month", Month.ToString()), ("kind", Kind), ("model", Model), ("project", Project), ("before", before?.ToString())];
        return path + "?" + string.Join('&', all.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }

    public static CreditMonth MonthOf(string? asked, CreditMonth current, List<string> notes)
    {
        if (string.IsNullOrEmpty(asked)) return current;
        if (CreditMonth.TryParse(asked) is not { } month)
        {
            notes.Add($"There is no such month; this is {current.Name}.");
            return current;
        }

        if (month.Start <= current.Start) return month;
        notes.Add($"{month.Name} has not begun; this is {current.Name}.");
        return current;
    }

    private static string? Known(string? asked, IReadOnlyList<FilterChoice> choices, string fallback, List<string> notes)
    {
        if (string.IsNullOrEmpty(asked)) return null;
        if (choices.FirstOrDefault(choice => choice.Value == asked) is { } found) return found.Value;
        notes.Add($"One filter is not known here; {fallback}.");
        return null;
    }
}
