using ImageStudio.Web.Connections;
using ImageStudio.Web.Pages.Shared;

namespace ImageStudio.Web.Pages.Admin.Providers;

/// <summary>What the pages say about a connection.</summary>
public static class ConnectionWords
{
    public static string AddressOf(Connection connection) => $"/admin/providers/{connection.Id}";

    public static string Key(Connection c) => c.Origin switch
    {
        _ when !c.NeedsKey => "none needed: own engine",
        KeyOrigin.Settings => c.LastFour is null ? "from the settings" : $"…{c.LastFour}, from the settings",
        KeyOrigin.Typed => c.SetAt is { } at ? $"…{c.LastFour}, typed {Moments.Exact(at)}" : $"…{c.LastFour}",
        _ => "none",
    };

    public static string State(Connection c) => c switch
    {
        { Trouble: not null } => "Left alone",
        { IsReady: true } => "Ready",
        { NeedsKey: true } => "Needs a key",
        _ => "Needs an address",
    };

    public static string Problem(KeyProblem problem) => problem switch
    {
        KeyProblem.NotAKey => $"A key has {ChangeKey.LeastCharacters} to {ChangeKey.MostCharacters} letters, digits and signs, without spaces",
        KeyProblem.SetByOperator => "The settings of this installation name a key already, and they win",
        _ => "There is no such provider",
    };
}
