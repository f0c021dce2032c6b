using ImageStudio.Tests.Support;
using ImageStudio.Web.Credits;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Credits;

/// <summary>What the database itself says about requests, whatever the code above it does.</summary>
public sealed class CreditRequestTests : IDisposable
{
    private static readonly Guid Root = Guid.NewGuid();
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly StudioDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("UPDATE \"CreditRequests\" SET \"DecidedBy\" = \"AskedBy\", \"DecidedAt\" = 1, \"Approved\" = {0}", "ck_request_second_person")]
    [InlineData("UPDATE \"CreditRequests\" SET \"DecidedAt\" = 1", "ck_request_decided")]
    [InlineData("UPDATE \"CreditRequests\" SET \"Millicredits\" = 0", "ck_request_amount")]
    [InlineData("UPDATE \"CreditRequests\" SET \"Millicredits\" = -5", "ck_request_amount")]
    public async Task The_database_refuses(string sql, string rule)
    {
        await using var db = _database.Open();
        db.CreditRequests.Add(new(new(CreditChangeKind.Grant, Root, CreditBucket.Bonus, 1_000, "Because", Guid.NewGuid(), []), Root, Noon));
        await db.SaveChangesAsync(Token);

        var refusal = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, [true], Token));

        Assert.Contains(rule, refusal?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25", 25_000L)]
    [InlineData(" 2.5 ", 2_500L)]
    [InlineData("-0.125", -125L)]
    [InlineData("−3", -3_000L)]
    [InlineData("1000000000", 1_000_000_000_000L)]
    [InlineData("1000000001", null)]
    [InlineData("0.0001", null)]
    [InlineData("1,000", null)]
    [InlineData("ten", null)]
    [InlineData(null, null)]
    public void An_amount_is_read_to_the_millicredit(string? text, long? millicredits) => Assert.Equal(millicredits, CreditAmount.TryParse(text));
}
