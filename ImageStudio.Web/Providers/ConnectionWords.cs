namespace ImageStudio.Web.Providers;

/// <summary>What a test of the connection says for the trouble that every vendor may have.</summary>
public static class ConnectionWords
{
    public static ConnectionReport Accepted { get; } = new(true, "The key is accepted.");

    public static ConnectionReport Refused(int status) => new(false, status switch
    {
        401 => "The key is not accepted.",
        402 => "The account there is out of funds.",
        403 => "The key is known, but it may not do this.",
        404 => "There is nothing at this address.",
        429 => "Too many calls at the moment; try again in a minute.",
        >= 500 => $"The provider has trouble of its own (HTTP {status}).",
        _ => $"The provider answered with HTTP {status}.",
    });
}
