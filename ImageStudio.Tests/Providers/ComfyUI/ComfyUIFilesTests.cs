using ImageStudio.Tests.Providers.Contract;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Providers.ComfyUI;

/// <summary>Which of the files that a server names are asked for, and how.</summary>
public sealed class ComfyUIFilesTests : IAsyncDisposable
{
    private readonly ComfyUIBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Odd_letters_in_a_name_stay_part_of_the_name()
    {
        var done = Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(ComfyUIBench.Request()));

        Assert.True(ImageHead.IsPicture(await _bench.FetchAsync(Assert.Single(done.Images))));
        Assert.Equal(
            "?filename=%C3%A4%20b%230%26_00000_.png&subfolder=day%201%2Fx&type=temp",
            Assert.Single(_bench.Server.Calls, call => call.Role == CallRole.Download).Query);
    }

    [Theory]
    [InlineData("../secret.png", "", "output")]
    [InlineData("..", "", "output")]
    [InlineData("a/b.png", "", "output")]
    [InlineData(@"a\b.png", "", "output")]
    [InlineData("/etc/passwd", "", "output")]
    [InlineData(@"C:\secret.png", "", "output")]
    [InlineData("C:secret.png", "", "output")]
    [InlineData("a\n.png", "", "output")]
    [InlineData("a\0.png", "", "output")]
    [InlineData("", "", "output")]
    [InlineData(null, "", "output")]
    [InlineData("secret.png [input]", "", "output")]
    [InlineData("blake3:0123", "", "output")]
    [InlineData("http://127.0.0.1/a.png", "", "output")]
    [InlineData("a.png", "..", "output")]
    [InlineData("a.png", "day/../..", "output")]
    [InlineData("a.png", "/etc", "output")]
    [InlineData("a.png", @"\\server\share", "output")]
    [InlineData("a.png", @"C:\", "output")]
    [InlineData("a.png", "a\r\nHost: x", "output")]
    [InlineData("a.png", "", "input")]
    [InlineData("a.png", "", "output&subfolder=/etc")]
    [InlineData("a.png", "", "")]
    [InlineData("a.png", "", null)]
    public async Task A_file_that_is_no_result_is_refused(string? filename, string subfolder, string? type)
    {
        var images = new object[] { new { filename = "fine.png", subfolder = "", type = "output" }, new { filename, subfolder, type } };
        _bench.Server.Outputs = new { pictures = new { images } };

        Assert.Equal(FailureKind.UnsafeResult, Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(ComfyUIBench.Request())).Kind);
        Assert.DoesNotContain(_bench.Server.Calls, call => call.Role == CallRole.Download);
    }

    [Fact]
    public async Task A_name_with_half_a_character_is_refused()
    {
        var request = ComfyUIBench.Request();
        const string Entry = """{"outputs": {"pictures": {"images": [{"filename": "\ud800.png", "type": "output"}]}}}""";
        var reply = VendorReply.Text(200, $"{{\"{request.JobId}\": {Entry}}}", "application/json");
        _bench.Server.Faults = call => call.Path == $"/history/{request.JobId}" ? new(FaultKind.Answer, reply) : null;

        Assert.Equal(FailureKind.UnsafeResult, Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(request)).Kind);
    }

    [Fact]
    public async Task A_name_without_an_end_is_refused()
    {
        _bench.Server.Outputs = new { pictures = new { images = new[] { new { filename = new string('x', 300), subfolder = "", type = "output" } } } };

        Assert.Equal(FailureKind.UnsafeResult, Assert.IsType<JobUpdate.Failed>(await _bench.RunAsync(ComfyUIBench.Request())).Kind);
    }

    [Fact]
    public async Task What_is_named_is_asked_for_at_the_operators_address_only()
    {
        _bench.Server.Outputs = new { pictures = new { images = new[] { new { filename = "@evil.example%2F?x#y", subfolder = "a b", type = "output" } } } };
        var done = Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(ComfyUIBench.Request()));

        var address = new Uri(Assert.Single(done.Images).Reference);
        Assert.Equal((_bench.Server.Address.Authority, "/view", ""), (address.Authority, address.AbsolutePath, address.Fragment));
        Assert.Equal("?filename=%40evil.example%252F%3Fx%23y&subfolder=a%20b&type=output", address.Query);
    }

    [Fact]
    public async Task Previews_on_the_way_are_left_out_where_something_was_saved()
    {
        _bench.Server.Outputs = new
        {
            half = new { images = new[] { new { filename = "half.png", subfolder = "", type = "temp" } } },
            whole = new { images = new[] { new { filename = "whole.png", subfolder = "", type = "output" } } },
        };

        var done = Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(ComfyUIBench.Request()));

        Assert.Contains("filename=whole.png", Assert.Single(done.Images).Reference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_an_end_has_one_here()
    {
        var images = Enumerable.Range(0, 5000).Select(i => new { filename = $"{i}.png", subfolder = "", type = "output" });
        _bench.Server.Outputs = new { pictures = new { images } };

        Assert.Equal(16, Assert.IsType<JobUpdate.Done>(await _bench.RunAsync(ComfyUIBench.Request())).Images.Count);
    }
}
