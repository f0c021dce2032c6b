using System.Net.Http.Headers;
using ImageStudio.Tests.Support;
using ImageStudio.Web.Catalog;
using ImageStudio.Web.Credits;
using ImageStudio.Web.Data;
using ImageStudio.Web.Gallery;
using ImageStudio.Web.Generations;
using ImageStudio.Web.Media;
using ImageStudio.Web.Providers;
using ImageStudio.Web.Providers.Sandbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImageStudio.Tests.Measurements;

/// <summary>The running Studio with somebody signed in, and what they have made so far.</summary>
public sealed class SeededStudio : IAsyncDisposable
{
    private const int Pictures = 4;
    private const string Description = "A red lighthouse on a cliff at sunset, gulls over the water, long shadows";

    private readonly TempFolder _data;

    private SeededStudio(TempFolder data, ServerProcess server) => (_data, Server) = (data, server);

    public ServerProcess Server { get; private set; }

    public static async Task<SeededStudio> StartAsync()
    {
        var data = new TempFolder();
        return new(data, await Servers.StartStudioAsync(data.Path));
    }

    /// <summary>Starts the site once more on the same files; sessions outlive that.</summary>
    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        Server = await Servers.StartStudioAsync(_data.Path);
    }

    public async Task<Visitor> RegisterAsync(string name)
    {
        var visitor = new Visitor(Server.Address);
        await visitor.RegisterAsync($"{name}@example.com");
        return visitor;
    }

    public StudioDb OpenDatabase() =>
        new SqliteStudioDb(new DbContextOptionsBuilder<SqliteStudioDb>().UseSqlite($"Data Source={_data.File("studio.db")}").AddInterceptors(new SqlitePragmas()).Options);

    internal SandboxFolder SandboxJobs => new(_data.File("sandbox"));

    /// <summary>Finished generations of four pictures each, an hour apart. There are rows and no files: pages only name them.</summary>
    public async Task FillAsync(Visitor owner, int generations)
    {
        await using var db = OpenDatabase();
        var ownerId = await db.Users.Where(user => user.Email == owner.Email).Select(user => user.Id).SingleAsync();
        var order = Order();
        for (var age = generations; age > 0; age--)
        {
            var at = TimeProvider.System.UtcNow.AddHours(-age);
            var generation = new Generation(ownerId, Guid.CreateVersion7(at), new('0', 64), order, at);
            db.Generations.Add(generation);
            foreach (var job in generation.Jobs) db.GalleryImages.AddRange(Finish(generation, job));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A request of this person's browser, as often as it is called.</summary>
    public Func<HttpRequestMessage> Get(Visitor person, string page)
    {
        var cookies = person.Cookies.GetCookieHeader(Server.Address);
        return () => Dressed(new(HttpMethod.Get, page), cookies);
    }

    /// <summary>The htmx request that follows a change in the form.</summary>
    public async Task<Func<HttpRequestMessage>> EstimateAsync(Visitor person)
    {
        var form = await person.GetAsync("/studio");
        var cookies = person.Cookies.GetCookieHeader(Server.Address);
        var body = await new FormUrlEncodedContent(Fields(form)).ReadAsByteArrayAsync();
        return () =>
        {
            var request = Dressed(new(HttpMethod.Post, "/studio?handler=Estimate"), cookies);
            request.Headers.Add("HX-Request", "true");
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
            return request;
        };
    }

    public static Dictionary<string, string?> Choices => new()
    {
        ["Input.Model"] = "flux-dev",
        ["Input.Style"] = "auto",
        ["Input.Ratio"] = "1:1",
        ["Input.Count"] = "1",
        ["Input.Description"] = Description,
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await using (var db = OpenDatabase()) SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        _data.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Answer form)
    {
        foreach (var name in new[] { "__RequestVerificationToken", "OrderKey", "ShownPrice" })
            yield return new(name, form.Find($"#studio-form [name={name}]").GetAttribute("value") ?? "");
        foreach (var (name, value) in Choices) yield return new(name, value!);
    }

    private static HttpRequestMessage Dressed(HttpRequestMessage request, string cookies)
    {
        request.Headers.Add("Cookie", cookies);
        foreach (var encoding in new[] { "gzip", "deflate", "br" }) request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return request;
    }

    private static Order Order()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Catalog");
        var catalog = ModelCatalog.Load(Path.Combine(folder, "models.json"), Path.Combine(folder, "styles.json"));
        var sandbox = new SandboxProvider(new() { Folder = folder }, TimeProvider.System);
        var desk = new OrderDesk(new([sandbox], new(TimeProvider.System)), new(catalog, Options.Create(new CreditOptions())));
        return desk.Write(new(catalog.Default, catalog.FindStyle(Style.AutoId)!, AspectRatio.Square, Pictures, Description, null, 7))!;
    }

    private static IEnumerable<GalleryImage> Finish(Generation g, ProviderJob job)
    {
        var settlement = Settlement.Of(new(job.ExpectedUsage, g.Rate, BillReport.Nothing, job.UpperBound, job.Images), null, job.Images, job.Images);
        job.BeginSubmit(g.StartedAt, TimeSpan.FromMinutes(1));
        job.BecomeDone(new JobUpdate.Done($"{job.Id:N}", [new("picture")], null), g.StartedAt);
        job.BecomeStored(settlement, EndReason.None, g.StartedAt.AddSeconds(3));
        for (var index = 0; index < job.Images; index++)
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Guid.NewGuid().ToByteArray()));
            var stored = new StoredImage(hash, ImageFormat.Png, g.Size.Width, g.Size.Height, 900_000, "#a37b52");
            var origin = new ImageOrigin(ImageKind.Created, g.Id, job.Id, g.ModelId, g.ModelName, g.StyleName, g.ProviderId, job.Seed + index, settlement.Amount / job.Images);
            yield return new(g.OwnerId, g.Description, stored, origin, g.StartedAt.AddSeconds(3));
        }
    }
}
