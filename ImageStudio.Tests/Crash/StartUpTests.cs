using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ImageStudio.Tests.Support;
using ImageStudio.Web;

namespace ImageStudio.Tests.Crash;

/// <summary>How the site starts, and how it refuses to: with one sentence for the operator, never with a stack trace.</summary>
public sealed class StartUpTests : IDisposable
{
    private const int DefaultPort = 5080;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_broken_model_is_named_by_file_row_and_field()
    {
        var models = JsonNode.Parse(await File.ReadAllTextAsync(Shipped("models.json"), TestContext.Current.CancellationToken))!;
        var third = models["models"]![2]!;
        third["maxImages"] = 99;
        WriteCatalog(models.ToJsonString());

        var sentence = await RefuseAsync(new() { ["ImageStudio__CatalogPath"] = _folder.Path });

        Assert.Contains("models.json", sentence, StringComparison.Ordinal);
        Assert.Contains($"model 3 \"{third["id"]}\"", sentence, StringComparison.Ordinal);
        Assert.Contains("maxImages", sentence, StringComparison.Ordinal);
        Assert.Contains("99 is not between 1 and", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_json_is_named_with_the_line()
    {
        WriteCatalog("{\n  \"version\": \"1\",\n  \"models\": [ oops ]\n}");

        var sentence = await RefuseAsync(new() { ["ImageStudio__CatalogPath"] = _folder.Path });

        Assert.Contains("models.json", sentence, StringComparison.Ordinal);
        Assert.Contains("line 3", sentence, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_missing_catalogue_is_named()
    {
        var sentence = await RefuseAsync(new() { ["ImageStudio__CatalogPath"] = _folder.File("nowhere") });

        Assert.Contains("models.json", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ImageStudio__Credits__UsdPerCredit", "0", "UsdPerCredit")]
    [InlineData("ImageStudio__Credits__UsdPerCredit", "cheap", "UsdPerCredit")]
    [InlineData("ImageStudio__Credits__UsdPerCredit", "NaN", "UsdPerCredit")]
    [InlineData("ImageStudio__Credits__UsdPerCredit", "1000000000000000000", "UsdPerCredit")]
    [InlineData("ImageStudio__Credits__UsdPerCredit", "", "UsdPerCredit")]
    [InlineData("ImageStudio__Credits__Markup", "-1", "Markup")]
    [InlineData("ImageStudio__Credits__Markup", "1e18", "Markup")]
    [InlineData("ImageStudio__Sandbox__Speed", "abc", "ImageStudio:Sandbox:Speed")]
    [InlineData("ImageStudio__Sandbox__Speed", "0", "ImageStudio:Sandbox:Speed")]
    [InlineData("ImageStudio__Generations__MaxJobsAtOnce", "0", "MaxJobsAtOnce")]
    [InlineData("Providers__SdServer__Megapixels", "5", "Providers:SdServer:Megapixels")]
    [InlineData("ImageStudio__Prices__RefreshHours", "0", "RefreshHours")]
    [InlineData("ImageStudio__Prices__RefreshHours", "often", "RefreshHours")]
    public async Task A_setting_that_cannot_be_is_named_before_there_is_a_database(string variable, string value, string named)
    {
        Assert.Contains(named, await RefuseAsync(new() { [variable] = value }), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("studio.db")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Database=studio;Password=hush-hush")]
    [InlineData("Host=localhost;Port=hush-hush")]
    [InlineData("Host=127.0.0.1;Port=1;Database=studio;Username=studio;Password=hush-hush")]
    public async Task A_PostgreSQL_server_that_cannot_be_used_is_named_without_its_password(string connection)
    {
        var sentence = await RefuseAsync(new() { ["ImageStudio__Postgres"] = connection });

        Assert.Contains("ImageStudio:Postgres", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused()
    {
        await using var first = await StudioProcess.StartAsync(_folder.Path);

        var sentence = await RefuseAsync([]);

        Assert.Contains("Another Image Studio is running", sentence, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_address_it_is_open_at_port_5080()
    {
        if (!IsFree(DefaultPort)) Assert.Skip($"Something else listens on port {DefaultPort} of this machine.");
        await using var site = await StudioProcess.StartAsync(_folder.Path, urls: null);

        Assert.Equal(new(Startup.DefaultAddress), site.Address);
        using var visitor = new Visitor(site.Address);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task Development_says_how_to_sign_in_and_that_works()
    {
        await using var site = await StudioProcess.StartAsync(_folder.Path, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        Assert.Contains("Sign in as demo@example.com with password Studio-demo-1", site.Output, StringComparison.Ordinal);

        using var demo = new Visitor(site.Address);
        var answer = await demo.SubmitAsync(
            await demo.GetAsync("/account/sign-in"), "form", new() { ["Email"] = "demo@example.com", ["Password"] = "Studio-demo-1" });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);

        Assert.Equal("500", (await demo.GetAsync("/credits")).Find("#wallet .balance").TextContent);
    }

    [Fact]
    public async Task The_environment_beats_the_settings_of_development()
    {
        await using var site = await StudioProcess.StartAsync(_folder.Path, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ImageStudio__Demo__Email"] = "grace@example.com",
        });

        Assert.Contains("Sign in as grace@example.com with password Studio-demo-1", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_has_no_demo_user()
    {
        await using var site = await StudioProcess.StartAsync(_folder.Path);

        Assert.DoesNotContain("Sign in as", site.Output, StringComparison.Ordinal);
    }

    /// <returns>What was said: exactly one sentence on one line.</returns>
    private async Task<string> RefuseAsync(Dictionary<string, string> settings)
    {
        var (exitCode, errors) = await StudioProcess.RefuseAsync(_folder.Path, settings);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("Image Studio cannot start. ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        return errors;
    }

    private void WriteCatalog(string models)
    {
        var catalog = Directory.CreateDirectory(_folder.File("Catalog")).FullName;
        File.WriteAllText(Path.Combine(catalog, "models.json"), models);
        File.Copy(Shipped("styles.json"), Path.Combine(catalog, "styles.json"));
    }

    private static string Shipped(string name) => Path.Combine(StudioProcess.Top, "ImageStudio.Web", "Catalog", name);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
