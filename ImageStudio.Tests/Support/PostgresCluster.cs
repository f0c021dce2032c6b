using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace ImageStudio.Tests.Support;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, on the loopback, with a password nobody else knows. It cannot outlive this
/// process: a shell beside it waits for the end of a pipe that only this process holds, then stops the server and removes the folder.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const int StartTries = 600;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    /// <summary>PostgreSQL refuses to run as root: then one of these accounts does it.</summary>
    private static readonly string[] Accounts = ["postgres", "nobody"];

    // $1 the folder of the programs, $2 the port, then settings for the server. Interrupts are for the tests, whose end closes the pipe. What
    // a keeper left that was killed itself is swept away by the next.
    private const string Script =
        """
        trap '' HUP INT TERM
        read -r password
        umask 077
        folder=$(mktemp -d "${TMPDIR:-/tmp}/image-studio-postgres-XXXXXX") || exit 1
        cd "$folder"
        echo $$ >keeper
        for left in "${TMPDIR:-/tmp}"/image-studio-postgres-*; do
          keeper=$(cat "$left/keeper" 2>/dev/null) || continue
          if kill -0 "$keeper" 2>/dev/null; then continue; fi
          server=$(head -n 1 "$left/data/postmaster.pid" 2>/dev/null)
          if [ -n "$server" ] && grep -qF "$left" "/proc/$server/cmdline" 2>/dev/null; then kill -QUIT "$server"; fi
          rm -rf "$left"
        done
        bin=$1; port=$2; shift 2
        if printf '%s\n' "$password" | "$bin/initdb" -D "$folder/data" -U studio -A scram-sha-256 --pwfile=/dev/stdin -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1
        then
          "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c max_connections=200 -c shared_buffers=64MB -c logging_collector=off "$@" >>"$folder/log" 2>&1 </dev/null &
          server=$!
          cat >/dev/null
          kill -QUIT $server 2>/dev/null
          wait $server
        else
          cat "$folder/log" >&2
        fi
        cd / && rm -rf "$folder"
        """;

    private readonly Process _keeper;

    private PostgresCluster(Process keeper, string connection) => (_keeper, Connection) = (keeper, connection);

    public string Connection { get; }

    /// <returns>Null when this machine has no PostgreSQL and none can be installed.</returns>
    public static async Task<PostgresCluster?> StartAsync(params string[] serverSettings)
    {
        if (await PostgresPrograms.FindAsync() is not { } programs) return null;
        var (port, password) = (FreePort(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        var keeper = Process.Start(StartInfo(programs, port, serverSettings))!;
        await keeper.StandardInput.WriteLineAsync(password);
        await keeper.StandardInput.FlushAsync();
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "studio",
            Password = password,
            Database = "postgres",
        }.ToString();
        await UntilAnswersAsync(keeper, connection);
        return new(keeper, connection);
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        await _keeper.WaitForExitAsync(limit.Token);
        _keeper.Dispose();
    }

    private static ProcessStartInfo StartInfo(string programs, int port, string[] serverSettings)
    {
        string[] shell = ["sh", "-c", Script, "postgres-keeper", programs, port.ToString(System.Globalization.CultureInfo.InvariantCulture), .. serverSettings];
        string[] command = Environment.UserName == "root"
            ? ["setpriv", "--reuid", Account(), "--regid", GroupOf(Account()), "--clear-groups", .. shell]
            : shell;
        return new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }

    private static async Task UntilAnswersAsync(Process keeper, string connection)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString();
        for (var tries = 0; tries < StartTries; tries++)
        {
            if (keeper.HasExited) throw new InvalidOperationException($"PostgreSQL did not start: {await keeper.StandardError.ReadToEndAsync()}");
            try
            {
                await using var first = new NpgsqlConnection(unpooled);
                await first.OpenAsync();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(BetweenTries);
            }
        }

        keeper.StandardInput.Close();
        throw new TimeoutException("PostgreSQL does not answer.");
    }

    private static string Account() =>
        Accounts.First(name => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal)));

    private static string GroupOf(string account) =>
        File.ReadLines("/etc/passwd").First(line => line.StartsWith(account + ":", StringComparison.Ordinal)).Split(':')[3];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
