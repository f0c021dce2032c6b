namespace ImageStudio.Web.Accounts;

/// <summary>An administrator who was made or is one no longer. Written once, never changed.</summary>
public sealed class AdministratorChange
{
    private AdministratorChange()
    {
    }

    public AdministratorChange(Guid userId, bool isAdministrator, Guid changedBy, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (UserId, IsAdministrator, ChangedBy, At) = (userId, isAdministrator, changedBy, at);
    }

    public Guid Id { get; private set; }
    public Guid UserId { get; private set; }
    public bool IsAdministrator { get; private set; }
    public Guid ChangedBy { get; private set; }
    public DateTimeOffset At { get; private set; }
}
