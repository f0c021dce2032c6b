using ImageStudio.Tests.Generations;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Providers;

namespace ImageStudio.Tests.Credits;

/// <summary>Each check is green on sound books and red on the defect it is there for. A check that cannot go red proves nothing.</summary>
public sealed class ReconciliationTests : PipelineTests
{
    private const string SomebodyElse = "'00000000-0000-0000-0000-0000000000AA'";

    [Fact]
    public async Task Sound_books_have_no_findings()
    {
        await BusyBooksAsync();

        var report = await Pipeline.ReconcileAsync();

        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12"], report.Lines.Select(line => line.Id));
        Assert.All(report.Lines, line => Assert.Equal("ok", line.Verdict));
        Assert.True(report.IsSound);
    }

    [Theory]
    [InlineData("R1", "UPDATE \"CreditAccounts\" SET \"Posted\" = \"Posted\" + 1 WHERE \"Posted\" > 0")]
    [InlineData("R1", "UPDATE \"CreditAccounts\" SET \"Held\" = \"Held\" + 1 WHERE \"Posted\" > 0")]
    [InlineData("R2", "UPDATE \"CreditEntries\" SET \"PostedChange\" = 1 WHERE \"Kind\" = 'grant'")]
    [InlineData("R2", "UPDATE \"CreditEntries\" SET \"HeldChange\" = 900000 WHERE \"Kind\" = 'hold'")]
    [InlineData("R3", "UPDATE \"CreditEntries\" SET \"Seq\" = 99 WHERE \"Kind\" = 'grant'")]
    [InlineData("R3", "DELETE FROM \"CreditEntries\" WHERE \"Seq\" = 3")]
    [InlineData("R3", "UPDATE \"CreditAccounts\" SET \"Seq\" = \"Seq\" + 1 WHERE \"Seq\" > 0")]
    [InlineData("R4", "UPDATE \"CreditAccounts\" SET \"Held\" = 0")]
    [InlineData("R4", "DELETE FROM \"CreditEntries\" WHERE \"Kind\" = 'release'")]
    [InlineData("R5", "UPDATE \"ProviderJobs\" SET \"State\" = 'Failed' WHERE \"State\" = 'Submitted'")]
    [InlineData("R5", "UPDATE \"ProviderJobs\" SET \"State\" = 'Submitted' WHERE \"State\" = 'Failed'")]
    [InlineData("R5", "UPDATE \"ProviderJobs\" SET \"UpperBound\" = \"UpperBound\" + 1 WHERE \"State\" = 'Submitted'")]
    [InlineData("R5", $"UPDATE \"CreditEntries\" SET \"JobId\" = {SomebodyElse} WHERE \"Seq\" = 2")]
    [InlineData("R6", "UPDATE \"ProviderJobs\" SET \"Settled\" = \"Settled\" - 1 WHERE \"State\" = 'Stored'")]
    [InlineData("R6", "UPDATE \"ProviderJobs\" SET \"ReportedQuantity\" = '1.0' WHERE \"State\" = 'Stored'")]
    [InlineData("R6", "UPDATE \"CreditEntries\" SET \"PostedChange\" = \"PostedChange\" - 1 WHERE \"Kind\" = 'settle'")]
    [InlineData("R8", "DELETE FROM \"GalleryImages\"")]
    [InlineData("R8", "UPDATE \"GalleryImages\" SET \"CostMillicredits\" = \"CostMillicredits\" + 1")]
    [InlineData("R8", "UPDATE \"ProviderJobs\" SET \"State\" = 'Failed', \"Settled\" = NULL WHERE \"State\" = 'Stored'")]
    [InlineData("R8", $"UPDATE \"GalleryImages\" SET \"JobId\" = {SomebodyElse}")]
    [InlineData("R7", "UPDATE \"CreditLots\" SET \"Remaining\" = \"Remaining\" - 1 WHERE \"Remaining\" > 0")]
    [InlineData("R7", "DELETE FROM \"CreditLots\"")]
    [InlineData("R9", "UPDATE \"ProviderJobs\" SET \"Basis\" = 'Quote' WHERE \"State\" = 'Stored'")]
    [InlineData("R10", "UPDATE \"ProviderJobs\" SET \"Overrun\" = 7 WHERE \"State\" = 'Stored'")]
    [InlineData("R11", "UPDATE \"CreditEntries\" SET \"Reason\" = 'something else' WHERE \"Kind\" = 'grant'")]
    [InlineData("R11", "UPDATE \"CreditEntries\" SET \"At\" = \"At\" + 1 WHERE \"Seq\" = 2")]
    [InlineData("R11", "UPDATE \"CreditEntries\" SET \"Hash\" = NULL WHERE \"Seq\" = 2")]
    [InlineData("R11", "UPDATE \"CreditAccounts\" SET \"Hash\" = NULL WHERE \"Posted\" > 0")]
    [InlineData("R12", "UPDATE \"GalleryImages\" SET \"Bytes\" = \"Bytes\" + 1")]
    [InlineData("R12", "UPDATE \"GalleryImages\" SET \"Hash\" = 'ff' || substr(\"Hash\", 3)")]
    public async Task A_defect_is_found_by_its_check(string check, string spoil)
    {
        await BusyBooksAsync();
        await Pipeline.SpoilAsync(spoil);

        var line = (await Pipeline.ReconcileAsync()).Lines.Single(line => line.Id == check);

        Assert.False(line.IsSound, $"{check} did not see: {spoil}");
        Assert.All(line.Findings, finding => Assert.EndsWith(".", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changed_or_went_or_belongs_to_nobody_is_found()
    {
        await BusyBooksAsync();
        await Pipeline.SpoilAsync("SELECT 1");
        var (changed, gone) = (Pipeline.Originals[0], Pipeline.Originals[1]);
        var bytes = await File.ReadAllBytesAsync(changed, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(changed, bytes, Token);
        var stray = Path.Combine(Path.GetDirectoryName(changed)!, new string('a', 64) + ".png");
        File.Move(gone, stray);
        File.SetLastWriteTimeUtc(stray, Pipeline.Clock.GetUtcNow().UtcDateTime.AddHours(-2));

        var findings = (await Pipeline.ReconcileAsync()).Lines.Single(line => line.Id == "R12").Findings;

        Assert.Contains(findings, finding => finding.StartsWith("Picture ", StringComparison.Ordinal) && finding.Contains(Name(gone), StringComparison.Ordinal));
        Assert.Contains($"File {Path.GetFileName(changed)} no longer has the bytes its name promises.", findings);
        Assert.Contains($"File {Path.GetFileName(stray)} belongs to no picture.", findings);
        Assert.Contains($"File {Path.GetFileName(stray)} no longer has the bytes its name promises.", findings);
    }

    [Fact]
    public async Task A_file_on_its_way_into_the_gallery_is_no_finding_and_neither_is_a_missing_copy()
    {
        await BusyBooksAsync();
        var young = Pipeline.Originals[0];
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(young)!, Sha256Of("new"u8) + ".png"), "new"u8.ToArray(), Token);
        Directory.Delete(Path.Combine(Pipeline.MediaRoot, "renditions"), recursive: true);

        Assert.True((await Pipeline.ReconcileAsync()).IsSound);
    }

    [Fact]
    public async Task What_nobody_can_know_is_noted_by_name_and_is_no_finding()
    {
        Pipeline.Provider.Submits.Then(_ => throw new HttpRequestException("cut off"));
        var unknown = await Pipeline.StartAsync();
        await Pipeline.RunAsync();
        Pipeline.Provider.Polls.Then(handle => Pipeline.Provider.Finished(handle) with { Report = new(new(Web.Catalog.BillableUnit.Image, -1)) });
        var absurd = await Pipeline.StartAsync();
        await Pipeline.RunAsync();

        var line = (await Pipeline.ReconcileAsync()).Lines.Single(line => line.Id == "R9");

        Assert.True(line.IsSound);
        Assert.Contains(line.Notes, note => note.Contains($"{Job(unknown)}", StringComparison.Ordinal) && note.Contains("outcome unknown", StringComparison.Ordinal));
        Assert.Contains(line.Notes, note => note.Contains($"{Job(absurd)}", StringComparison.Ordinal) && note.Contains("cannot be", StringComparison.Ordinal));
        Guid Job(Guid generation) => Pipeline.JobAsync(generation).GetAwaiter().GetResult().Id;
    }

    [Fact]
    public async Task The_digest_changes_with_the_books_and_with_nothing_else()
    {
        await BusyBooksAsync();
        var (first, again) = (await Pipeline.ReconcileAsync(), await Pipeline.ReconcileAsync());
        await Pipeline.WithAsync<CreditLedger>(ledger => ledger.GrantAsync(Pipeline.Grace, 1, "test", "One more entry", Token));

        Assert.Equal(first.HeadsDigest, again.HeadsDigest);
        Assert.NotEqual(first.HeadsDigest, (await Pipeline.ReconcileAsync()).HeadsDigest);
    }

    [Fact]
    public async Task A_run_is_kept_with_its_lines()
    {
        await BusyBooksAsync();
        var report = await Pipeline.ReconcileAsync();

        var kept = new ReconciliationRun(report, Pipeline.Ada);

        Assert.Equal((report.StartedAt, true, 0, Pipeline.Ada), (kept.StartedAt, kept.IsSound, kept.Findings, kept.AskedBy));
        Assert.Equal(report.Lines.Select(line => (line.Id, line.Verdict)), kept.ReadLines().Select(line => (line.Id, line.Verdict)));
    }

    /// <summary>Two pictures paid by tokens, one generation that failed and gave its hold back, one that is still running.</summary>
    private async Task BusyBooksAsync()
    {
        await Pipeline.StartAsync(PipelineCatalog.Tokens, 2);
        await Pipeline.RunAsync();
        Pipeline.Provider.Submits.Then(_ => new JobUpdate.Failed(FailureKind.SettingsRefused, "no"));
        await Pipeline.StartAsync();
        await Pipeline.RunAsync();
        var running = await Pipeline.StartAsync(PipelineCatalog.Batch, 2);
        await Pipeline.RunUntilAsync(running, ProviderJobState.Submitted);
    }

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static string Sha256Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
