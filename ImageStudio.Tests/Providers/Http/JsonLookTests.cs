using System.Text.Json;
using ImageStudio.Web.Providers.Http;

namespace ImageStudio.Tests.Providers.Http;

public sealed class JsonLookTests
{
    [Theory]
    [InlineData("""{"a": "heron"}""", "heron")]
    [InlineData("""{"a": "\ud83d\udc26"}""", "🐦")]
    [InlineData("""{"a": "\ud83d"}""", null)]
    [InlineData("""{"a": 7}""", null)]
    [InlineData("""{"a": null}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("[]", null)]
    public void What_is_no_whole_text_is_none(string json, string? text) =>
        Assert.Equal(text, JsonSerializer.Deserialize<JsonElement>(json).Text("a"));

    [Fact]
    public void Half_a_character_is_no_number() =>
        Assert.Null(JsonSerializer.Deserialize<JsonElement>("""{"a": "\ud83d"}""").Number("a"));
}
