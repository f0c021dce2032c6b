using System.Data;
using System.Data.Common;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ImageStudio.Tests.Pages;

/// <summary>What a page asks of the database must not grow unnoticed. The check of the session is one statement of each.</summary>
public sealed class StatementCountTests(StatementCountTests.CountingApp app) : IClassFixture<StatementCountTests.CountingApp>
{
    [Theory]
    [InlineData("/studio", 5)] // session, last settings, wallet, projects with budgets, generations; a sixth for pictures once there are generations
    [InlineData("/credits", 10)] // session, models, projects, wallet, running, entries, buckets, the month before, spent, days; an eleventh for jobs
    [InlineData("/gallery", 4)] // session, tiles, collections, wallet
    [InlineData("/gallery/collections", 3)] // session, collections, wallet
    public async Task A_page_asks_the_database_a_few_times_at_most(string page, int most)
    {
        using var ada = await app.RegisterAsync("ada");
        await ada.GetAsync(page);

        Assert.InRange((await app.CountAsync(() => ada.GetAsync(page))).Length, 1, most);
    }

    [Fact]
    public async Task A_price_asks_the_database_for_the_session_and_the_wallet()
    {
        using var ada = await app.RegisterAsync("ada");
        var studio = await ada.GetAsync("/studio");

        var statements = await app.CountAsync(() => ada.SubmitAsync(
            studio, "#studio-form", new() { ["Input.Description"] = "A quiet harbour" }, "/studio?handler=Estimate", htmx: true));

        Assert.Collection(statements, sql => Assert.Contains("Users", sql), sql => Assert.Contains("CreditAccounts", sql));
    }

    [Fact]
    public async Task A_request_leaves_no_connection_open()
    {
        using var ada = await app.RegisterAsync("ada");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.GetAsync("/gallery")));

        var scopes = Enumerable.Range(0, 6).Select(_ => app.Scope()).ToList();
        Assert.All(scopes, scope => Assert.Equal(
            ConnectionState.Closed, scope.ServiceProvider.GetRequiredService<StudioDb>().Database.GetDbConnection().State));
        foreach (var scope in scopes) await scope.DisposeAsync();
    }

    /// <summary>The site with a counter between it and its database. The clock's own looks at the queue do not count.</summary>
    public sealed class CountingApp : StudioApp
    {
        private readonly Counter _counter = new();

        public async Task<string[]> CountAsync(Func<Task> visit)
        {
            _counter.Statements.Clear();
            await visit();
            return [.. _counter.Statements.Where(sql => !sql.Contains("LeaseUntil", StringComparison.Ordinal))];
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteStudioDb>(options => options.AddInterceptors(_counter)));
        }
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Statements { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
