using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Accounts;

/// <summary>How an appointment ended.</summary>
public enum Appointment
{
    Made,

    /// <summary>The person is what they were to become.</summary>
    NoChange,

    /// <summary>Without an administrator nobody could ever make another one.</summary>
    LastOne,
    NoSuchPerson,
}

/// <summary>Makes somebody an administrator, or no longer one; who did it and when is written down with it.</summary>
public sealed class AppointAdministrator(DbContext db, TimeProvider clock)
{
    public async Task<Appointment> RunAsync(Guid actorId, Guid userId, bool administrator, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var users = db.Set<StudioUser>();
        // Takes the rows' locks where a database locks rows: two who dismiss each other at once must not both succeed.
        await users.Where(u => u.IsAdministrator).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsAdministrator, true), cancellationToken);
        var user = await users.AsNoTracking().Where(u => u.Id == userId).Select(u => new { u.IsAdministrator }).SingleOrDefaultAsync(cancellationToken);
        if (user is null) return Appointment.NoSuchPerson;
        if (user.IsAdministrator == administrator) return Appointment.NoChange;
        if (!administrator && await users.CountAsync(u => u.IsAdministrator, cancellationToken) == 1) return Appointment.LastOne;

        await users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsAdministrator, administrator), cancellationToken);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        db.Add(new AdministratorChange(userId, administrator, actorId, at));
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return Appointment.Made;
    }
}
