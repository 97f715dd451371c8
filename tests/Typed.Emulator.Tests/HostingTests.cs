using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Typed.Emulator.Hosting;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task It_lives_in_another_host_beside_its_own_routes()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddTypedEmulator(new EmulatorOptions { ApiKey = "other" });
        await using var app = builder.Build();
        app.MapTypedEmulator();
        app.MapGet("/api/mine", () => "mine");
        await app.StartAsync(EmulatorFixture.Cancel);

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal("mine", await client.GetStringAsync("/api/mine", EmulatorFixture.Cancel));
        client.DefaultRequestHeaders.Add("X-API-ID", "emulator-id");
        client.DefaultRequestHeaders.Add("X-API-KEY", "other");
        Assert.Equal("""{"remaining_credits":10000}""", await client.GetStringAsync("/api/remaining_credits/", EmulatorFixture.Cancel));
        Assert.Equal(0, app.Services.GetRequiredService<TaskStore>().Count);
    }

    [Fact]
    public async Task Two_emulators_share_nothing()
    {
        await using var one = await EmulatorFixture.StartAsync();
        await using var other = await EmulatorFixture.StartAsync();
        await one.CreateTaskAsync();
        Assert.Equal(0, other.Emulator.Tasks.Count);
        Assert.Equal(0, other.Emulator.Requests.Total);
        Assert.Equal(1_000, other.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_folder_with_a_broken_file_serves_the_others_and_says_where_it_broke()
    {
        var folder = Directory.CreateTempSubdirectory("typed-emulator-");
        try
        {
            var models = folder.CreateSubdirectory("creatify/models").FullName;
            await File.WriteAllTextAsync(Path.Combine(models, "a.json"), "{\n  \"model\": \"a\",\n  \"kind\": }\n", EmulatorFixture.Cancel);
            await File.WriteAllTextAsync(Path.Combine(models, "b.json"), """{"model":"b"}""", EmulatorFixture.Cancel);
            await File.WriteAllTextAsync(Path.Combine(models, "c.json"), """{"model":"mine/c","kind":"text_to_image","input_schema":{"required":["p"]}}""", EmulatorFixture.Cancel);
            await File.WriteAllTextAsync(Path.Combine(models, "d.json"), """{"model":"mine/c","kind":"text_to_image","input_schema":{}}""", EmulatorFixture.Cancel);

            using var log = new FakeLoggerProvider();
            await using var emulator = await EmulatorHost.StartAsync(
                new EmulatorOptions { SchemaFolder = folder.FullName, ConfigureLogging = logging => logging.AddProvider(log) }, EmulatorFixture.Cancel);
            Assert.Equal(["mine/c"], emulator.Models["creatify"].Models.Select(model => model.Name));
            var warnings = log.Collector.GetSnapshot().Where(record => record.Level >= LogLevel.Warning).Select(record => record.Message).ToList();
            Assert.Contains(warnings, line => line.StartsWith("Skipped creatify/models/a.json(3,11)", StringComparison.Ordinal));
            Assert.Contains(warnings, line => line.Contains("b.json", StringComparison.Ordinal) && line.Contains("input_schema", StringComparison.Ordinal));
            Assert.Contains(warnings, line => line.Contains("d.json", StringComparison.Ordinal) && line.Contains("already", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() =>
            EmulatorHost.StartAsync(new EmulatorOptions { SchemaFolder = Path.Combine(Path.GetTempPath(), "no-such-folder-typed") }, EmulatorFixture.Cancel));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public async Task A_speed_that_makes_no_sense_is_an_error(double speed) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => EmulatorHost.StartAsync(new EmulatorOptions { Speed = speed }, EmulatorFixture.Cancel));

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(fixture.Emulator.BaseAddress.Host)));
    }

    [Fact]
    public async Task The_program_says_where_it_listens_and_with_which_keys()
    {
        using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        var running = EmulatorCommand.Create().Parse(["--port", "0", "--speed", "10", "--api-key", "k"])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = TextWriter.Synchronized(new Watching(output, "Press Ctrl+C", stop)) }, stop.Token);
        Assert.Equal(0, await running.WaitAsync(TimeSpan.FromSeconds(30), EmulatorFixture.Cancel));
        Assert.Matches(@"Address    http://127\.0\.0\.1:[1-9][0-9]+/", output.ToString());
        Assert.Contains("X-API-KEY  k", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("35 models", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Stops the program once it has said all it has to say.</summary>
    private sealed class Watching(StringWriter inner, string last, CancellationTokenSource stop) : TextWriter
    {
        public override System.Text.Encoding Encoding => inner.Encoding;

        public override void Write(char value) => inner.Write(value);

        public override void WriteLine(string? value)
        {
            inner.WriteLine(value);
            if (value?.StartsWith(last, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
