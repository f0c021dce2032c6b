namespace ImageStudio.Web.Providers;

/// <summary>What is fixed about a vendor: its names, its addresses, and where its key goes.</summary>
/// <param name="Id">The catalogue's word for it, for example "fal".</param>
/// <param name="Name">What pages call it, for example "fal.ai".</param>
/// <param name="Section">Its settings: <c>Providers:{Section}:ApiKey</c>.</param>
/// <param name="BaseUrl">Where its API is, unless the operator names another address; null where only the operator can know it.</param>
/// <param name="Authorize">Puts the key on a request. Called for the vendor's API addresses only.</param>
public sealed record VendorProfile(string Id, string Name, string Section, Uri? BaseUrl, Action<HttpRequestMessage, string> Authorize)
{
    /// <summary>Environment variables that the vendor's own tools read the key from, for example "FAL_KEY".</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>False for an engine of one's own: it is ready once it has an address.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>For an engine of one's own: whether it takes a seed.</summary>
    public bool TakesSeed { get; init; }

    /// <summary>For an engine of one's own: whether it can be told what to avoid.</summary>
    public bool TakesNegativePrompt { get; init; }

    /// <summary>For an engine of one's own: whether it can repaint a marked area.</summary>
    public bool TakesAreas { get; init; }

    /// <summary>Further hosts of its API, which may see the key: "api.fal.ai", or ".bfl.ai" for every host under it.</summary>
    public IReadOnlyList<string> ApiHosts { get; init; } = [];

    /// <summary>Hosts that its pictures are fetched from, without the key; written as <see cref="ApiHosts"/>.</summary>
    public IReadOnlyList<string> ResultHosts { get; init; } = [];

    /// <summary>The longest answer of its API that is read, in bytes; more where pictures come inside it.</summary>
    public int MaxAnswerBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The usual header: <c>Authorization: Bearer …</c>.</summary>
    public static void Bearer(HttpRequestMessage request, string key) => request.Headers.Authorization = new("Bearer", key);
}
