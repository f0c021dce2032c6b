using System.ComponentModel.DataAnnotations;
using ImageStudio.Web.Chat;

namespace ImageStudio.Tests.Chat;

/// <summary>A wrong setting stops the start with a sentence that names it.</summary>
public sealed class ChatSettingsTests
{
    [Theory]
    [InlineData("", "", "", "", null)]
    [InlineData("openai", "gpt-5-mini", "", "key", null)]
    [InlineData("Ollama", "llama3.2", "", "", null)]
    [InlineData("openai-compatible", "m", "http://gpu.lan:8080/v1", "", null)]
    [InlineData("", "llama3.2", "", "", "ImageStudio:Chat:Provider is missing")]
    [InlineData("clippy", "m", "http://gpu.lan/v1", "", "ImageStudio:Chat:Provider is none of openai, ollama, openai-compatible")]
    [InlineData("ollama", "", "", "", "ImageStudio:Chat:Model is missing")]
    [InlineData("openai", "gpt-5-mini", "", "", "ImageStudio:Chat:ApiKey is missing")]
    [InlineData("openai-compatible", "m", "", "", "ImageStudio:Chat:BaseUrl is no http or https address")]
    [InlineData("ollama", "m", "file:///etc/passwd", "", "ImageStudio:Chat:BaseUrl is no http or https address")]
    public void A_wrong_setting_is_named(string provider, string model, string address, string key, string? problem)
    {
        var settings = new ChatSettings { Provider = provider, Model = model, BaseUrl = address, ApiKey = key };

        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), problems, validateAllProperties: true);

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problems, found => found.ErrorMessage!.StartsWith(problem, StringComparison.Ordinal));
    }
}
