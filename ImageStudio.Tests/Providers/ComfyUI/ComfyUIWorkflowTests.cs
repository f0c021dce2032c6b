using System.ComponentModel.DataAnnotations;
using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.ComfyUI;
using Microsoft.Extensions.Configuration;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>The operator's own workflow: what is taken, what stops the start, and which models it has.</summary>
public sealed class ComfyUIWorkflowTests : IDisposable
{
    private const string Saving = """ "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "studio"}} """;

    /// <summary>As it is exported: with titles, and numbers for names.</summary>
    private const string Common = """
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": "{width}", "height": "{height}", "batch_size": "{count}"}, "_meta": {"title": "Canvas"}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["4", 1], "text": "{prompt}"}, "_meta": {"title": "{prompt}"}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["4", 1], "text": "{avoid}"}},
        "3": {"class_type": "KSampler", "inputs": {"model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0],
          "seed": "{seed}", "steps": 4, "cfg": 1.5, "sampler_name": "euler", "scheduler": "normal", "denoise": 1}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
        """ + Saving;

    private const string WithModelPlace = """{"4": {"class_type": "UNETLoader", "inputs": {"unet_name": "{model}", "weight_dtype": "default"}}, """ + Common + "}";

    private const string WithItsOwnModel =
        """{"4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd_xl_base_1.0.safetensors"}}, """ + Common + "}";

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_own_workflow_draws()
    {
        await using var bench = new ComfyUIBench(WithModelPlace);

        Assert.IsType<JobUpdate.Done>(await bench.RunAsync(ComfyUIBench.Request()));
        Assert.Empty(bench.Server.Complaints);
        Assert.Equal("a heron in the reeds", Assert.Single(bench.Server.Bill));
        Assert.Equal("4.0 1.5", Sampler(Assert.Single(bench.Server.Orders)));
    }

    [Fact]
    public async Task Its_models_are_those_of_its_own_loader()
    {
        await using var bench = new ComfyUIBench(WithModelPlace);

        Assert.Equal(2, (await bench.Vendor.ModelsAsync(Token)).Count);
        Assert.Equal("/object_info/UNETLoader", Assert.Single(bench.Server.Calls).Path);
    }

    [Fact]
    public async Task A_workflow_with_a_model_of_its_own_is_one_model()
    {
        await using var bench = new ComfyUIBench(WithItsOwnModel);

        Assert.Equal(["house style"], await bench.Vendor.ModelsAsync(Token));
        Assert.Equal(new(true, "The server answers. The workflow is house style."), await bench.Vendor.TestAsync(Token));
        Assert.IsType<JobUpdate.Done>(await bench.RunAsync(ComfyUIBench.Request() with { VendorModel = "house style" }));
    }

    [Fact]
    public async Task Only_what_it_has_a_place_for_can_be_said()
    {
        await using var whole = new ComfyUIBench(WithModelPlace);
        await using var fixedSeed = new ComfyUIBench(WithModelPlace.Replace("\"{seed}\"", "42", StringComparison.Ordinal));
        await using var noNegative = new ComfyUIBench(WithModelPlace.Replace("{avoid}", "text, watermark", StringComparison.Ordinal));

        Assert.Equal([(true, true), (false, true), (true, false)], new[] { whole, fixedSeed, noNegative }.Select(bench => bench.Vendor.Account.Profile)
            .Select(profile => (profile.TakesSeed, profile.TakesNegativePrompt)));
    }

    [Fact]
    public async Task Another_server_at_the_address_has_no_model_for_it()
    {
        await using var bench = new ComfyUIBench(WithItsOwnModel);
        bench.Server.Next(CallRole.Other, Fault.Of(200, new { hello = "world" }));

        Assert.Empty(await bench.Vendor.ModelsAsync(Token));
    }

    [Fact]
    public void Without_a_setting_it_draws_with_the_one_that_ships()
    {
        var shipped = ComfyUIWorkflowFile.Read(new ConfigurationBuilder().Build());

        Assert.Equal(("text-to-image", ("CheckpointLoaderSimple", "ckpt_name")), (shipped.Name, shipped.Loader));
    }

    [Theory]
    [InlineData("not json", "the file is not JSON.")]
    [InlineData("", "the file is not JSON.")]
    [InlineData("""{"a": {"class_type": "SaveImage", "inputs": {}}, "a": {}}""", "the file is not JSON.")]
    [InlineData("[1]", "the file is not an object of nodes.")]
    [InlineData("null", "the file is not an object of nodes.")]
    [InlineData("{}", "the file is not an object of nodes.")]
    [InlineData("""{"1": 7}""", "the file is not an object of nodes.")]
    [InlineData("""{"1": {"class_type": "SaveImage"}}""", "the file is not an object of nodes.")]
    [InlineData("""{"1": {"inputs": {}}}""", "the file is not an object of nodes.")]
    [InlineData("""{"1": {"class_type": 7, "inputs": {}}}""", "the file is not an object of nodes.")]
    [InlineData("""{"nodes": [], "links": []}""", "the workflow has to be exported in API format.")]
    [InlineData("{" + Saving + "}", "no input of its nodes is {prompt}.")]
    [InlineData("""{"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "{prompt}"}}}""", "it has no node that saves or previews pictures.")]
    [InlineData(
        """{"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "best, {prompt}"}}}""",
        "\"best, {prompt}\" mixes a place with other words, and a place has to be the whole value.")]
    public void A_file_that_cannot_be_drawn_with_stops_the_start(string text, string reason)
    {
        var path = _folder.File("own.json");
        File.WriteAllText(path, text);

        var stop = Assert.Throws<ValidationException>(() => Read(path));

        Assert.Equal($"Providers:ComfyUI:Workflow is \"{path}\"; {reason}", stop.Message);
    }

    [Fact]
    public void A_file_that_is_too_long_stops_the_start()
    {
        var path = _folder.File("own.json");
        File.WriteAllText(path, WithModelPlace + new string(' ', 256 * 1024));

        Assert.EndsWith("the file is longer than 256 KiB.", Assert.Throws<ValidationException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_stops_the_start()
    {
        var path = _folder.File("none.json");

        Assert.Equal($"Providers:ComfyUI:Workflow is \"{path}\", which cannot be read.", Assert.Throws<ValidationException>(() => Read(path)).Message);
        Assert.Throws<ValidationException>(() => Read(Path.GetTempPath()));
    }

    [Fact]
    public void A_file_may_begin_with_a_byte_order_mark()
    {
        var path = _folder.File("own.json");
        File.WriteAllText(path, WithModelPlace, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(("own", ("UNETLoader", "unet_name")), (Read(path).Name, Read(path).Loader));
    }

    private static ComfyUIWorkflow Read(string path) => ComfyUIWorkflowFile.Read(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Providers:ComfyUI:Workflow", path)]).Build());

    private static string Sampler(VendorCall order)
    {
        var inputs = order.Json.GetProperty("prompt").GetProperty("3").GetProperty("inputs");
        return FormattableString.Invariant($"{inputs.GetProperty("steps").GetInt32():0.0} {inputs.GetProperty("cfg").GetDecimal()}");
    }
}
