using System.Globalization;
using System.Net;
using System.Text;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Pages.Credits;

namespace ImageStudio.Tests.Pages.Credits;

public sealed class ActivityCsvTests(StudioApp app)
{
    private const string Header = "time,kind,model,description,project,bucket,reason,credits,on_hold,balance,generation,entry";

    [Fact]
    public async Task The_file_is_a_download_in_UTF_8_with_a_mark_and_the_right_headers()
    {
        await using var ada = await app.RegisterAsync("ada");

        var answer = await ada.GetAsync("/credits/activity.csv");
        var bytes = await answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/csv; charset=utf-8; header=present", answer.Header("Content-Type"));
        Assert.Matches(@"^attachment; filename=""?credits-\d{4}-\d{2}\.csv", answer.Header("Content-Disposition"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(Header, Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")[0]);
    }

    [Fact]
    public async Task Hostile_descriptions_and_reasons_stay_text_in_their_own_cell()
    {
        const string Nasty = "=HYPERLINK(\"http://evil.example\",\"Müller; 雪\"),@SUM(1)\n+2 sandbox:refuse-before";
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync(Nasty));
        string[] reasons = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "plain, \"quoted\"\r\nnew line", "-"];
        foreach (var reason in reasons) await app.AdjustAsync(ada, DateTimeOffset.UtcNow, 1, reason);

        var rows = Rows(await TextAsync(ada, "/credits/activity.csv"));

        Assert.All(rows, row => Assert.Equal(12, row.Count));
        Assert.All(rows.Skip(1).SelectMany(row => row.Where((_, column) => column is not (7 or 8 or 9))), cell => Assert.DoesNotMatch("^[=+\\-@\t\r＝]", cell));
        Assert.Equal(2, rows.Count(row => row[3].Replace("\r\n", "\n", StringComparison.Ordinal) == "'" + Nasty));
        Assert.Equal(
            reasons.Select(reason => "=+-@\t\r＝".Contains(reason[0], StringComparison.Ordinal) ? "'" + reason : reason).Order(StringComparer.Ordinal),
            rows.Where(row => row[1] == "adjust").Select(row => row[6]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_month_is_whole_oldest_first_and_exact()
    {
        var march = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await using var ada = await app.RegisterAsync("ada");
        await app.GrantAsync(ada, march.AddMilliseconds(-1), 1_000, "February");
        for (var index = 0; index < 130; index++) await app.GrantAsync(ada, march.AddSeconds(index), 1, "March");
        await app.AdjustAsync(ada, march.AddMonths(1).AddMilliseconds(-1), -1_001, "The last of March");
        await app.GrantAsync(ada, march.AddMonths(1), 5_000, "April");

        var rows = Rows(await TextAsync(ada, "/credits/activity.csv?month=2025-03")).Skip(1).ToList();

        Assert.Equal(131, rows.Count);
        Assert.Equal("2025-03-01T00:00:00.000Z", rows[0][0]);
        Assert.Equal("2025-03-31T23:59:59.999Z", rows[^1][0]);
        Assert.Equal(["0.001", "0", "1.001"], rows[0][7..10]);
        Assert.Equal(["-1.001", "0", "0.129"], rows[^1][7..10]);
        var balance = 1m;
        Assert.All(rows, row => Assert.Equal(balance += Number(row[7]), Number(row[9])));
    }

    [Fact]
    public async Task Filters_are_those_of_the_page_and_unknown_ones_lead_there()
    {
        await using var ada = await app.RegisterAsync("ada");
        await ada.UntilFinishedAsync(await ada.GenerateAsync("A quiet harbour"));
        var settled = await ada.FilterAsync(await ada.GetAsync("/credits"), ("kind", "settled"));

        var row = Rows(await TextAsync(ada, settled.Find("a[download]").GetAttribute("href")!)).Skip(1).Single();
        var unknown = await ada.GetAsync("/credits/activity.csv?kind=nonsense");

        Assert.Equal(["settle", "Flux Dev 1.0", "A quiet harbour", "", "Bonus", "", "-2.5", "-2.5", "97.5"], row[1..10]);
        Assert.Equal(HttpStatusCode.Redirect, unknown.Status);
        Assert.Contains("all kinds are shown", (await ada.FollowAsync(unknown)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_downloads_somebody_elses()
    {
        var work = await app.AdasWorkAsync();
        await using var grace = await app.RegisterAsync("grace");

        var text = await TextAsync(grace, "/credits/activity.csv");

        Assert.DoesNotContain(FinishedWork.Description, text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{work.GenerationId}", text, StringComparison.Ordinal);
        Assert.Equal(2, Rows(text).Count);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=1", "\"'=1\"")]
    [InlineData("'=1", "\"'=1\"")]
    [InlineData(" =1", "\" =1\"")]
    public void Text_is_quoted_and_never_a_formula(string text, string cell) => Assert.Equal(cell, CsvText.Text(text));

    private static decimal Number(string cell) => decimal.Parse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (await answer.SourceAsync()).TrimStart('\uFEFF');
    }

    /// <summary>RFC 4180, read strictly: what does not belong there fails.</summary>
    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [[]];
        for (var at = 0; at < text.Length;)
        {
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"') at++;
                    cell.Append(text[at]);
                }

                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r'); at++) cell.Append(text[at] is '"' or '\n' ? throw new FormatException($"{at}") : text[at]);
            }

            rows[^1].Add(cell.ToString());
            if (text[at] == ',')
            {
                at++;
                if (text[at] == '\r') rows[^1].Add("");
                else continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            if (at < text.Length) rows.Add([]);
        }

        return rows;
    }
}
