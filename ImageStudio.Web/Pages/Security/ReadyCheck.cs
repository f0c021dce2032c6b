using ImageStudio.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImageStudio.Web.Pages.Security;

/// <summary>Ready means: the database answers and is of this version.</summary>
public sealed class ReadyCheck(StudioDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? HealthCheckResult.Unhealthy("The database is of an older version.")
                : HealthCheckResult.Healthy();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", trouble);
        }
    }
}
