using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Typed.ClusterTests.Kit;

/// <summary>A PostgreSQL server of its own, in a temporary directory, on a port of the loopback address.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _bin;
    private readonly string _directory;
    private readonly int _port;
    private readonly bool _isDurable;

    private PostgresServer(string bin, string directory, int port, bool isDurable) => (_bin, _directory, _port, _isDurable) = (bin, directory, port, isDurable);

    /// <summary>Why there is no server; null if there can be one.</summary>
    public static string? Missing =>
        Bin is null ? "PostgreSQL is not installed: no initdb in PATH or /usr/lib/postgresql."
        : Environment.IsPrivilegedProcess && !Paths.Any(folder => File.Exists(Path.Combine(folder, "runuser"))) ? "PostgreSQL does not run as root, and runuser is missing."
        : null;

    public string ConnectionString => FormattableString.Invariant(
        $"Host=127.0.0.1;Port={_port};Username=typed;Database=postgres;Timeout=20;Maximum Pool Size=20;Include Error Detail=true");

    private static string[] Paths { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    private static string? Bin { get; } = FindBin();

    /// <param name="isDurable">Whether commits are on the disk. Tests stop the server, not the machine, and need no such wait.</param>
    public static async Task<PostgresServer> StartAsync(bool isDurable = false)
    {
        var directory = Directory.CreateTempSubdirectory("typed-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", "postgres", directory);
        }

        var server = new PostgresServer(Bin!, directory, FreePort(), isDurable);
        await server.RunAsServerAsync("initdb", "-D", server.Data, "-U", "typed", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.UpAsync();
        return server;
    }

    public Task UpAsync() => RunAsServerAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_directory, "log"), "-o",
        FormattableString.Invariant($"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={(_isDurable ? "on" : "off")} -c max_connections=200"), "start");

    /// <summary>Ends the server at once, as a crash does.</summary>
    public Task DownAsync() => RunAsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Forgets what <c>alter system</c> has set, while the server is down.</summary>
    public void ClearSettings() => File.WriteAllText(Path.Combine(Data, "postgresql.auto.conf"), "");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await DownAsync();
        }
        catch (InvalidOperationException)
        {
            // Stopped before.
        }

        Directory.Delete(_directory, recursive: true);
    }

    private string Data => Path.Combine(_directory, "data");

    private static string? FindBin()
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => double.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return versions.Concat(Paths)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunAsServerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // No pipes: the server would inherit them, and keep them open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{program} {arguments.FirstOrDefault()} ended with {process.ExitCode}."));
        }
    }
}
