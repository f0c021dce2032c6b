using System.Data.Common;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Credits;

/// <summary>Somebody with the database's password and without the code: 10,000 granted, 4,000 on hold, 600 of another hold of 1,000 settled.</summary>
public sealed class TamperingTests
{
    private const string Insert =
        """
        INSERT INTO "CreditEntries" ("Id", "AccountId", "At", "Seq", "Kind", "PostedChange", "HeldChange", "HoldId", "SettleId", "LotId", "JobId",
          "IdempotencyKey", "Reason", "ActorId", "Hash")
        SELECT {0}, "Id", 0, "Seq" + 
        """;

    private const string End = """, 'forged', 'forged', "Id", 'x' FROM "CreditAccounts" """;
    private const string Open = """(SELECT "Id" FROM "CreditEntries" WHERE "HeldChange" = 4000)""";
    private const string OpenJob = """(SELECT "JobId" FROM "CreditEntries" WHERE "HeldChange" = 4000)""";
    private const string Ended = """(SELECT "Id" FROM "CreditEntries" WHERE "HeldChange" = 1000)""";
    private const string EndedJob = """(SELECT "JobId" FROM "CreditEntries" WHERE "HeldChange" = 1000)""";
    private const string Settled = """(SELECT "Id" FROM "CreditEntries" WHERE "Kind" = 'settle')""";
    private const string Lot = """(SELECT "Id" FROM "CreditLots")""";

    private static readonly (string Sql, string? Refusal)[] Everywhere =
    [
        ("""UPDATE "CreditAccounts" SET "Posted" = "Posted" + 1000""", "balance changes only through entries"),
        ("""UPDATE "CreditAccounts" SET "Held" = 0""", "balance changes only through entries"),
        ("""UPDATE "CreditAccounts" SET "Posted" = "Posted" + 1000, "Seq" = "Seq" + 1""", "balance changes only through entries"),
        ("""UPDATE "CreditAccounts" SET "Hash" = NULL""", "balance changes only through entries"),
        ("""UPDATE "CreditEntries" SET "PostedChange" = 99000 WHERE "Kind" = 'grant'""", "entries are immutable"),
        ("""UPDATE "CreditEntries" SET "Reason" = 'another'""", "entries are immutable"),
        ("""DELETE FROM "CreditEntries" WHERE "Kind" = 'hold'""", "entries are immutable"),
        ("""DELETE FROM "CreditAccounts" """, "account has history"),
        ("""UPDATE "CreditLots" SET "Remaining" = "Remaining" - 1""", "lots change only through entries"),
        ("""UPDATE "CreditLots" SET "Remaining" = "Amount" """, "lots change only through entries"),
        ("""UPDATE "CreditLots" SET "ExpiresAt" = 1""", "lots change only through entries"),
        ("""DELETE FROM "CreditLots" """, "lots are kept"),
        ("""INSERT INTO "CreditLots" ("Id", "AccountId", "Seq", "Amount", "Remaining") SELECT {0}, "Id", 9, 500, 500 FROM "CreditAccounts" """, "lots come only with entries"),
        ("""INSERT INTO "CreditAccounts" ("Id", "OwnerId", "Bucket", "Posted", "Held", "Seq") VALUES ({0}, {0}, 'Bonus', 900000, 0, 0)""", "accounts start empty"),
        ($"{Insert} 7, 'hold', 0, 5000, NULL, NULL, NULL, {{0}} {End}", "sequence gap"),
        ($"{Insert} 0, 'grant', 5000, 0, NULL, NULL, NULL, NULL {End}", "sequence gap"),
        ($"{Insert} 1, 'grant', -5000, 0, NULL, NULL, NULL, NULL {End}", "ck_shape"),
        ($"{Insert} 1, 'gift', 5000, 0, NULL, NULL, NULL, NULL {End}", "ck_shape"),
        ($"{Insert} 1, 'hold', 0, 5401, NULL, NULL, NULL, {{0}} {End}", "ck_available"),
        ($"{Insert} 1, 'settle', -4001, -4000, {Open}, NULL, NULL, {OpenJob} {End}", "ck_shape"),
        ($"{Insert} 1, 'settle', -4000, -5000, {Open}, NULL, NULL, {OpenJob} {End}", "hold mismatch"),
        ($"{Insert} 1, 'settle', -4000, -4000, {Open}, NULL, NULL, {EndedJob} {End}", "hold mismatch"),
        ($"{Insert} 1, 'settle', -4000, -4000, NULL, NULL, NULL, NULL {End}", null),
        ($"{Insert} 1, 'release', 0, -1000, {Ended}, NULL, NULL, {EndedJob} {End}", "CreditEntries.HoldId"),
        ($"{Insert} 1, 'refund', 601, 0, NULL, {Settled}, NULL, {EndedJob} {End}", "refund exceeds settlement"),
        ($"{Insert} 1, 'refund', 1, 0, NULL, {Open}, NULL, {OpenJob} {End}", "refund exceeds settlement"),
        ($"{Insert} 1, 'expire', -10, 0, NULL, NULL, {Lot}, NULL {End}", "lot has not expired"),
        ($"{Insert} 1, 'adjust', -5401, 0, NULL, NULL, NULL, NULL {End}", "ck_available"),
        ("""INSERT INTO "CreditEntries" SELECT * FROM "CreditEntries" WHERE "Kind" = 'grant'""", null),
    ];

    private static readonly (string Sql, string? Refusal)[] OnSqlite =
    [
        ("""INSERT OR REPLACE INTO "CreditEntries" SELECT * FROM "CreditEntries" WHERE "Seq" = 1""", "entries are immutable"),
        ("""INSERT OR REPLACE INTO "CreditAccounts" SELECT * FROM "CreditAccounts" """, null),
        ("""INSERT OR REPLACE INTO "CreditLots" SELECT * FROM "CreditLots" """, "lots come only with entries"),
        ($"{Insert} 1, 'grant', 1.5, 0, NULL, NULL, NULL, NULL {End}", "ck_entry_integers"),
    ];

    private static readonly (string Sql, string? Refusal)[] OnPostgres =
    [
        ("""TRUNCATE "CreditEntries" CASCADE""", "entries are immutable"),
        ("""TRUNCATE "CreditLots" """, "lots are kept"),
        ("""TRUNCATE "CreditAccounts", "CreditEntries", "CreditLots" """, null),
        ("""INSERT INTO "CreditAccounts" SELECT * FROM "CreditAccounts" ON CONFLICT ("Id") DO UPDATE SET "Posted" = 900000""", null),
        ("""
         CREATE TEMP TABLE "CreditEntries" AS SELECT * FROM public."CreditEntries";
         INSERT INTO pg_temp."CreditEntries" ("AccountId", "Seq", "PostedChange", "HeldChange") SELECT "Id", "Seq" + 1, 5000, 0 FROM "CreditAccounts";
         UPDATE "CreditAccounts" SET "Posted" = "Posted" + 5000, "Seq" = "Seq" + 1, "Hash" = NULL
         """, "balance changes only through entries"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Tampering_by_SQL_is_refused_by_the_database(Engine engine)
    {
        using var wallet = await FundedWallet.OpenAsync(engine, 10_000);
        await wallet.HoldAsync(Guid.NewGuid(), 4_000);
        var done = Guid.NewGuid();
        await wallet.HoldAsync(done, 1_000);
        await wallet.WithAsync(ledger => ledger.SettleAsync(done, 600, "Reported", Token));

        foreach (var (sql, refusal) in Everywhere.Concat(engine == Engine.Sqlite ? OnSqlite : OnPostgres))
        {
            var refused = await TryAsync(wallet.Database, sql);
            Assert.True(refused is not null, $"Was taken: {sql}");
            Assert.True(DatabaseRule.BrokenIn(refused)?.Contains(refusal ?? "", StringComparison.Ordinal) == true, $"{refused.Message} for {sql}");
        }

        await wallet.AssertAsync(9_400, 4_000);
    }

    private static async Task<DbException?> TryAsync(StudioDatabase database, string sql)
    {
        await using var db = database.Open();
        return (DbException?)await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, [Guid.NewGuid()], Token));
    }
}
