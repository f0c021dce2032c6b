using ImageStudio.Tests.Providers.SdServer;
using ImageStudio.Tests.Support;

namespace ImageStudio.Tests.Crash;

/// <summary>The catalogue checked from the command line, as a process of its own: what it prints, and the exit code a script goes by.</summary>
public sealed class CatalogCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_site_every_model_is_listed_with_the_keys_it_needs_and_nothing_is_made()
    {
        var (exitCode, output, errors) = await CheckAsync();

        Assert.True(exitCode == 0, $"{exitCode}: {output} {errors}");
        Assert.Matches("(?m)^flux-dev +active +needs a key: FAL_KEY or BFL_API_KEY or REPLICATE_API_TOKEN$", output);
        Assert.Matches("(?m)^      routes: fal fal-ai/flux/dev, bfl flux-dev, replicate black-forest-labs/flux-dev$", output);
        Assert.Matches("(?m)^imagen-4 +retired +retired since 2026-08-17, nano-banana-2.1 instead$", output);
        Assert.Matches(@"(?m)^\d+ models, \d+ of them active, 0 live\. Catalogue [\d.-]+, 13 styles\.$", output);
        Assert.Empty(errors);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_key_makes_its_providers_models_live_and_is_not_repeated()
    {
        var (exitCode, output, _) = await CheckAsync("--FAL_KEY=not-to-be-printed");

        Assert.Equal(0, exitCode);
        Assert.Matches("(?m)^flux-dev +active +live by fal.ai$", output);
        Assert.Matches("(?m)^flux-2-pro +active +live by fal.ai$", output);
        Assert.Matches("(?m)^gpt-image-2.6-flare +active +needs a key: OPENAI_API_KEY$", output);
        Assert.DoesNotContain("not-to-be-printed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_row_ends_with_1_and_the_sentence_that_names_file_row_and_field()
    {
        var own = Directory.CreateDirectory(_folder.File("Catalog")).FullName;
        var shipped = Path.Combine(StudioProcess.Top, "ImageStudio.Web", "Catalog");
        File.Copy(Path.Combine(shipped, "styles.json"), Path.Combine(own, "styles.json"));
        var models = await File.ReadAllTextAsync(Path.Combine(shipped, "models.json"), Token);
        var at = models.IndexOf("\"maxImages\": 4", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(own, "models.json"), models.Remove(at, 14).Insert(at, "\"maxImages\": 9"), Token);

        var (exitCode, output, errors) = await CheckAsync($"--ImageStudio:CatalogPath={_folder.Path}");

        Assert.Equal(1, exitCode);
        Assert.Equal("models.json: model 1 \"flux-dev\", maxImages: 9 is not between 1 and 4.", errors.Trim());
        Assert.Empty(output);
    }

    [Fact]
    public async Task Beside_a_running_site_a_key_typed_there_counts()
    {
        await using var site = StudioApp.With([], Engine.Sqlite);
        await using var root = await site.AdministratorAsync();
        await root.SubmitAsync(await root.GetAsync("/admin/providers/fal"), "form[action$='handler=Key']", new() { ["key"] = "a-key-typed-on-the-page" });

        var (exitCode, output, errors) = await StudioProcess.CommandAsync(site.DataPath, "catalog", "check");

        Assert.True(exitCode == 0, $"{exitCode}: {output} {errors}");
        Assert.Matches("(?m)^flux-dev +active +live by fal.ai$", output);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Models_that_an_engine_of_ones_own_named_to_the_site_are_listed()
    {
        await using var server = new FakeSdServer();
        await using var site = StudioApp.With(new() { ["Providers:SdServer:BaseUrl"] = server.Address.ToString() }, Engine.Sqlite);
        await using var root = await site.AdministratorAsync();
        await root.SubmitAsync(await root.GetAsync("/admin/providers/sdserver"), "form[action$='handler=Test']");

        var (exitCode, output, errors) = await StudioProcess.CommandAsync(site.DataPath, "catalog", "check", $"--Providers:SdServer:BaseUrl={server.Address}");

        Assert.True(exitCode == 0, $"{exitCode}: {output} {errors}");
        Assert.Matches("(?m)^own-sdserver-z-image-turbo[-0-9a-f]* +active +live by stable-diffusion.cpp$", output);
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_leaves_out_the_typed_keys_and_says_so()
    {
        await File.WriteAllTextAsync(_folder.File("studio.db"), new string('x', 5000), Token);

        var (exitCode, output, _) = await CheckAsync();

        Assert.Equal(0, exitCode);
        Assert.Matches("(?m)^flux-dev +active +needs a key: ", output);
        Assert.Contains("Keys that were typed on the site, and models of own engines, are not counted.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_word_than_check_ends_with_2()
    {
        var (exitCode, _, errors) = await StudioProcess.CommandAsync(_folder.Path, "catalog", "chekc");

        Assert.Equal((2, "There is one such command: catalog check"), (exitCode, errors.Trim()));
    }

    private Task<(int ExitCode, string Output, string Errors)> CheckAsync(params string[] settings) =>
        StudioProcess.CommandAsync(_folder.Path, ["catalog", "check", .. settings]);
}
