using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ImageStudio.Web.Data;

public static class DataSetup
{
    /// <summary>The database as a SQLite file; its folder is made if it is missing.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        services.AddDbContextPool<StudioDb, SqliteStudioDb>(options => options
            .UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas()));
        services.AddScoped<Database>();
        return services;
    }
}
