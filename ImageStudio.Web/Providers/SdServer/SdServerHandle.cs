namespace ImageStudio.Web.Providers.SdServer;

/// <summary>Our job and the server's, written as one: the pictures that come with a poll are kept under our job's id.</summary>
internal sealed record SdServerHandle(Guid JobId, string ServerId)
{
    private const int MostCharacters = 100;

    public string Path => $"sdcpp/v1/jobs/{ServerId}";

    /// <returns>Null for an id that cannot stand in a path as it is.</returns>
    public static SdServerHandle? Of(Guid jobId, string? serverId) =>
        serverId is { Length: > 0 and <= MostCharacters } && serverId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? new(jobId, serverId)
            : null;

    public static SdServerHandle? Parse(string text) =>
        text.Split('/') is [var job, var server] && Guid.TryParseExact(job, "N", out var jobId) ? Of(jobId, server) : null;

    public override string ToString() => $"{JobId:N}/{ServerId}";
}
