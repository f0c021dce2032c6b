namespace ImageStudio.Web.Connections;

/// <summary>A provider's key as an administrator typed it: encrypted, and only its end is ever shown again.</summary>
public sealed class ProviderKey
{
    private ProviderKey()
    {
    }

    public ProviderKey(string providerId, string cipher, string lastFour, Guid setBy, DateTimeOffset setAt) =>
        (ProviderId, Cipher, LastFour, SetBy, SetAt) = (providerId, cipher, lastFour, setBy, setAt);

    public string ProviderId { get; private set; } = "";

    /// <summary>Written by the data protection keys of this installation; without their folder it cannot be read again.</summary>
    public string Cipher { get; private set; } = "";
    public string LastFour { get; private set; } = "";
    public Guid SetBy { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    public void Replace(string cipher, string lastFour, Guid setBy, DateTimeOffset setAt) =>
        (Cipher, LastFour, SetBy, SetAt) = (cipher, lastFour, setBy, setAt);
}
