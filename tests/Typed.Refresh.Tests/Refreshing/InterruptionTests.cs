using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Refresh;
using Typed.Refresh.Commands;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;
using Typed.Tests.Kit;

namespace Typed.RefreshTests.Refreshing;

/// <summary>
/// A refresh with prices is interrupted at each request and each step of each file, and killed (SIGKILL) at points and moments. Every file is always the old one
/// or the new one, whole; the next run ends where an undisturbed one would, and asks again only for what was not answered.
/// </summary>
/// <remarks>TYPED_REFRESH_KILLS sets how many real kills there are, TYPED_REFRESH_SEED where they fall.</remarks>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private const int Models = 14;

    [LongFact]
    public async Task Interrupted_anywhere_nothing_is_half_written_and_the_next_run_goes_on()
    {
        await using var hoox = Published(generation: 1);
        using var start = new RefreshFixture(new ScratchFolder());
        await start.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        var old = start.Folder.Snapshot();

        await using var changed = Published(generation: 2);
        var (expected, requests) = await UndisturbedAsync(start.Folder, changed);
        Assert.Equal(Models, old.Keys.Count(path => path.Contains("/models/", StringComparison.Ordinal) && expected.ContainsKey(path) && expected[path] != old[path]) + 1);

        using var run = new RefreshFixture(Copy(start.Folder));
        var points = new Dictionary<string, int>(StringComparer.Ordinal);
        await InterruptEachRequestAsync(run, changed, old, points);
        // All answers are there: what remains to be interrupted are the files.
        var asked = changed.Asked;
        var pending = await InterruptEachFileAsync(run.Folder, changed, old, expected, points);

        await run.ExpectAsync(ExitCodes.Fine, "hoox", changed.Address, Options);
        Assert.Equal(expected, run.Folder.Snapshot());
        Assert.Equal(asked, changed.Asked);
        // Once undisturbed; then four times: interrupted when the answer came, when half of it was kept, when it was not yet in place, and then no more.
        Assert.Equal(requests * (1 + 4), asked);
        output.WriteLine(FormattableString.Invariant($"{points.Values.Sum()} interruptions, {pending} of them between the journal and its end"));
        output.WriteLine(string.Join(", ", points.OrderBy(point => point.Key, StringComparer.Ordinal).Select(point => $"{point.Key} {point.Value}")));
        Assert.True(points.Values.Sum() > 200);
        Assert.True(pending > Models);
        Assert.Equal(10, points.Count);
    }

    // In one folder, run after run: each gets one step further than the one before.
    private static async Task InterruptEachRequestAsync(RefreshFixture run, HooxStub changed, SortedDictionary<string, string> old, Dictionary<string, int> points)
    {
        for (var at = 1; ; at++)
        {
            var point = await InterruptAsync(run, changed, at);
            Assert.NotNull(point);
            Assert.Equal(old, run.Folder.Snapshot());
            if (point == "staging")
            {
                return;
            }

            points[point] = points.GetValueOrDefault(point) + 1;
            // The one before is answered for good: the next run begins with this one.
            at = point == "request" ? 1 : at;
        }
    }

    private static async Task<int> InterruptEachFileAsync(
        ScratchFolder answered, HooxStub changed, SortedDictionary<string, string> old, SortedDictionary<string, string> expected, Dictionary<string, int> points)
    {
        var pending = 0;
        for (var at = 1; ; at++)
        {
            using var run = new RefreshFixture(Copy(answered));
            if (await InterruptAsync(run, changed, at) is not { } point)
            {
                return pending;
            }

            points[point] = points.GetValueOrDefault(point) + 1;
            pending += AssertWhole(run.Folder, old, expected);
            await run.ExpectAsync(ExitCodes.Fine, "hoox", changed.Address, Options);
            Assert.Equal(expected, run.Folder.Snapshot());
            await run.Tool.ExpectAsync(ExitCodes.Fine, "check");
        }
    }

    [Fact, Trait("Duration", "Long")]
    public async Task Killed_at_points_and_moments_every_file_stays_whole()
    {
        var kills = Setting("TYPED_REFRESH_KILLS", 8);
        var seed = Setting("TYPED_REFRESH_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine(FormattableString.Invariant($"TYPED_REFRESH_SEED={seed} TYPED_REFRESH_KILLS={kills}"));
        var random = new Random(seed);
        await using var hoox = Published(generation: 1);
        using var start = new RefreshFixture(new ScratchFolder());
        await start.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        var old = start.Folder.Snapshot();
        await using var changed = Published(generation: 2);
        var (expected, _) = await UndisturbedAsync(start.Folder, changed);

        for (var killed = 0; killed < kills;)
        {
            using var folder = Copy(start.Folder);
            for (var again = random.Next(1, 4); again > 0 && killed < kills; again--)
            {
                var died = random.Next(4) == 0
                    ? await RunAsync(folder, changed, at: null, TimeSpan.FromMilliseconds(random.Next(100, 900)))
                    : await RunAsync(folder, changed, random.Next(1, 250), killAfter: null);
                killed += died ? 1 : 0;
                AssertWhole(folder, old, expected);
            }

            Assert.False(await RunAsync(folder, changed, at: null, killAfter: null));
            Assert.Equal(WithoutDates(expected), WithoutDates(folder.Snapshot()));
        }
    }

    [Fact]
    public async Task A_file_that_was_edited_after_the_interruption_is_not_overwritten()
    {
        await using var hoox = Published(generation: 1);
        using var run = new RefreshFixture(new ScratchFolder());
        await run.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        await using var changed = Published(generation: 2);
        await InterruptAtAsync(run, changed, point => point == "journalled");
        var path = run.Folder.Snapshot().Keys.First(path => path.EndsWith("/m03.json", StringComparison.Ordinal))["schemas/".Length..];
        run.Folder.Write(path, "{}");

        await run.ExpectAsync(ExitCodes.Error, "hoox", changed.Address, Options);

        Assert.Equal("{}", run.Folder.Read(path));
        Assert.Contains("was edited after a refresh was interrupted", run.Tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_says_that_an_interrupted_refresh_waits()
    {
        await using var hoox = Published(generation: 1);
        using var run = new RefreshFixture(new ScratchFolder());
        await run.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        await using var changed = Published(generation: 2);
        await InterruptAtAsync(run, changed, point => point == "placing");

        await run.Tool.ExpectAsync(ExitCodes.Drift, "check");

        Assert.Contains("a refresh was interrupted", run.Tool.Output, StringComparison.Ordinal);
    }

    private static string[] Options => ["--prices", "--allow-removals"];

    // The second generation has a model more and one less, other schemas, and other prices for some.
    private static HooxStub Published(int generation) => HooxStub.Start(
        question => question["duration"]!.GetValue<int>() * generation,
        [.. Enumerable.Range(generation, Models).Select(i => HooxStub.Model(FormattableString.Invariant($"m{i:00}"), generation == 1 ? [5] : [5, 10]))]);

    private static ScratchFolder Copy(ScratchFolder from)
    {
        var copy = new ScratchFolder();
        Directory.Delete(copy.Schemas);
        ScratchFolder.Copy(from.Root, copy.Root);
        return copy;
    }

    private static async Task<(SortedDictionary<string, string> Files, int Requests)> UndisturbedAsync(ScratchFolder from, HooxStub changed)
    {
        using var run = new RefreshFixture(Copy(from));
        await run.ExpectAsync(ExitCodes.Fine, "hoox", changed.Address, Options);
        return (run.Folder.Snapshot(), changed.Asked);
    }

    private static async Task<string?> InterruptAsync(RefreshFixture run, HooxStub changed, int at)
    {
        var left = at;
        return await InterruptAtAsync(run, changed, _ => --left == 0);
    }

    // The interruption is an exception that nobody knows; what runs on its way out closes files and no more.
    private static async Task<string?> InterruptAtAsync(RefreshFixture run, HooxStub changed, Func<string, bool> isIt)
    {
        CrashPoint.OnReached = point =>
        {
            if (isIt(point))
            {
                throw new Interruption(point);
            }
        };
        try
        {
            await run.ExpectAsync(ExitCodes.Fine, "hoox", changed.Address, Options);
            return null;
        }
        catch (Interruption interruption)
        {
            return interruption.Message;
        }
        finally
        {
            CrashPoint.OnReached = null;
        }
    }

    /// <summary>1 where a journal waits, else 0: then all files are old, or all new.</summary>
    private static int AssertWhole(ScratchFolder folder, SortedDictionary<string, string> old, SortedDictionary<string, string> expected)
    {
        var now = WithoutDates(folder.Snapshot());
        var (before, after) = (WithoutDates(old), WithoutDates(expected));
        foreach (var (path, text) in now)
        {
            Assert.True(text == before.GetValueOrDefault(path) || text == after.GetValueOrDefault(path), $"{path} is neither the old nor the new file:\n{text}");
        }

        if (WorkFolder.HasPendingCommit(folder.Schemas, "hoox"))
        {
            return 1;
        }

        Assert.True(now.SequenceEqual(before) || now.SequenceEqual(after), "files are mixed and no journal says so");
        return 0;
    }

    // A killed process has the day of the machine, the rest of the test a day of its own; the lock's hashes follow from that.
    private static SortedDictionary<string, string> WithoutDates(SortedDictionary<string, string> files)
    {
        var plain = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            var lines = text.Split('\n').Where(line => !line.Contains("\"retrieved\"", StringComparison.Ordinal) && !line.Contains("\"as_of\"", StringComparison.Ordinal));
            plain[path] = path.EndsWith("lock.json", StringComparison.Ordinal) ? string.Join(' ', StrictJson.Parse(text)!["files"]!.AsObject().Select(file => file.Key)) : string.Join('\n', lines);
        }

        return plain;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>True where it was killed, false where it came to its end before.</summary>
    private static async Task<bool> RunAsync(ScratchFolder folder, HooxStub hoox, int? at, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.Root };
        start.ArgumentList.Add(Path.Combine(
            AppContext.BaseDirectory.Replace("Typed.Refresh.Tests", "Typed.Refresh.Crash", StringComparison.Ordinal), "Typed.Refresh.Crash.dll"));
        foreach (var argument in (string[])["refresh", "hoox", "--address", $"hoox={hoox.Address}", .. Options])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["HOOX_API_KEY"] = RefreshFixture.Key;
        start.Environment["TYPED_CRASH_AT"] = at?.ToString(CultureInfo.InvariantCulture) ?? "";
        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var said = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        var exit = process.WaitForExitAsync(cancel);
        if (killAfter is { } delay && await Task.WhenAny(exit, Task.Delay(delay, cancel)) != exit)
        {
            process.Kill();
        }

        await exit;
        // 137: killed. Anything else is a bug of the program.
        Assert.True(process.ExitCode is 0 or 137, FormattableString.Invariant($"at {at}: exit {process.ExitCode}\n{await said}\n{await error}"));
        return process.ExitCode == 137;
    }

    private sealed class Interruption(string point) : Exception(point);
}
