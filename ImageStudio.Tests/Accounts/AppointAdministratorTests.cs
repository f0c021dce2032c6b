using ImageStudio.Tests.Support;
using ImageStudio.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Tests.Accounts;

public sealed class AppointAdministratorTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly StudioDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var (root, ada) = (await AddAsync("root", first: true), await AddAsync("ada"));

        Assert.Equal(Appointment.LastOne, await RunAsync(root, root, false));
        Assert.Equal(Appointment.Made, await RunAsync(root, ada, true));
        Assert.Equal(Appointment.NoChange, await RunAsync(root, ada, true));
        Assert.Equal(Appointment.Made, await RunAsync(ada, root, false));
        Assert.Equal(Appointment.LastOne, await RunAsync(ada, ada, false));
        Assert.Equal(Appointment.NoSuchPerson, await RunAsync(ada, Guid.NewGuid(), true));
    }

    [Fact]
    public async Task Who_did_it_is_written_down()
    {
        var (root, ada) = (await AddAsync("root", first: true), await AddAsync("ada"));
        await RunAsync(root, ada, true);
        await RunAsync(ada, root, false);

        await using var db = _database.Open();
        var changes = await db.Set<AdministratorChange>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(Token);
        Assert.Contains(changes, c => (c.UserId, c.IsAdministrator, c.ChangedBy) == (ada, true, root));
        Assert.Contains(changes, c => (c.UserId, c.IsAdministrator, c.ChangedBy) == (root, false, ada));
        Assert.Equal(2, changes.Count);
    }

    [Fact]
    public async Task Two_who_dismiss_each_other_at_once_do_not_both_succeed()
    {
        var (root, ada) = (await AddAsync("root", first: true), await AddAsync("ada"));
        await RunAsync(root, ada, true);

        var outcomes = await Task.WhenAll(Task.Run(() => RunAsync(root, ada, false), Token), Task.Run(() => RunAsync(ada, root, false), Token));

        Assert.Equal([Appointment.Made, Appointment.LastOne], outcomes.Order());
    }

    private async Task<Guid> AddAsync(string name, bool first = false)
    {
        await using var db = _database.Open();
        var user = new StudioUser($"{name}@example.com", Noon);
        if (first) user.BecomeFirstAdministrator();
        user.NormalizedEmail = user.NormalizedUserName = user.Email!.ToUpperInvariant();
        db.Users.Add(user);
        await db.SaveChangesAsync(Token);
        return user.Id;
    }

    private async Task<Appointment> RunAsync(Guid actor, Guid user, bool administrator)
    {
        await using var db = _database.Open();
        return await new AppointAdministrator(db, TimeProvider.System).RunAsync(actor, user, administrator, Token);
    }
}
