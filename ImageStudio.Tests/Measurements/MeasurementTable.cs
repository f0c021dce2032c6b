using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageStudio.Tests.Measurements;

/// <summary>One line of the table. Ratios are what counts; times are those of the machine it ran on.</summary>
public sealed record Measurement(int Order, string What, string Studio, string Bare, string Ratio, string Goal);

/// <summary>The classes that measure: one after the other, into one table.</summary>
[CollectionDefinition(nameof(Measurements))]
public sealed class Measurements : ICollectionFixture<MeasurementTable>;

/// <summary>Collects what the tests of a run measured, prints it and keeps it in TestResults/measurements.md.</summary>
public sealed class MeasurementTable : IDisposable
{
    private readonly List<Measurement> _rows = [];

    public void Add(Measurement row)
    {
        _rows.Add(row);
        TestContext.Current.TestOutputHelper?.WriteLine(Line(row));
    }

    public void Dispose()
    {
        if (_rows.Count == 0) return;
        Directory.CreateDirectory(Servers.TestResults);
        File.WriteAllText(Path.Combine(Servers.TestResults, "measurements.md"), Text());
    }

    private static string Line(Measurement row) => $"| {row.What} | {row.Studio} | {row.Bare} | {row.Ratio} | {row.Goal} |";

    private string Text() => string.Join('\n', new[]
    {
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:d MMM yyyy}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"),
        "",
        "| | Image Studio | bare endpoint | ratio, median (range) | goal |",
        "|---|---|---|---|---|",
    }.Concat(_rows.OrderBy(row => row.Order).Select(Line)).Append(""));
}
