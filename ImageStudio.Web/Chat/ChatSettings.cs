using System.ComponentModel.DataAnnotations;

namespace ImageStudio.Web.Chat;

/// <summary>The chat model that rewrites descriptions. The operator pays for it, so it costs no credits.</summary>
public sealed class ChatSettings : IValidatableObject
{
    public const string Section = "ImageStudio:Chat";

    private static readonly Dictionary<string, string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openai"] = "https://api.openai.com/v1",
        ["ollama"] = "http://localhost:11434/v1",
        ["openai-compatible"] = "",
    };

    /// <summary>openai, ollama, openai-compatible; empty for none.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Where chat/completions is under; empty for the provider's own.</summary>
    public string BaseUrl { get; set; } = "";

    public string Model { get; set; } = "";

    public string ApiKey { get; set; } = "";

    /// <summary>For the answer and the second try together.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The longest answer that is asked for.</summary>
    [Range(50, 8000)]
    public int MaxOutputTokens { get; set; } = 1500;

    public bool IsSetUp => Provider.Length > 0;

    public Uri? Address => Uri.TryCreate(BaseUrl.Length > 0 ? BaseUrl : Addresses.GetValueOrDefault(Provider), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" ? address : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSetUp && (BaseUrl + Model + ApiKey).Length > 0) yield return new($"{Section}:Provider is missing. It is one of {string.Join(", ", Addresses.Keys)}.");
        if (!IsSetUp) yield break;
        if (!Addresses.ContainsKey(Provider)) yield return new($"{Section}:Provider is none of {string.Join(", ", Addresses.Keys)}.");
        if (Address is null) yield return new($"{Section}:BaseUrl is no http or https address.");
        if (Model.Length == 0) yield return new($"{Section}:Model is missing.");
        if (string.Equals(Provider, "openai", StringComparison.OrdinalIgnoreCase) && ApiKey.Length == 0) yield return new($"{Section}:ApiKey is missing.");
    }
}
