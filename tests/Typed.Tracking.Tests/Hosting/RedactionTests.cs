using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Typed.Creatify;
using Typed.Tracking;

namespace Typed.TrackingTests.Hosting;

/// <summary>A provider repeats a key wherever it can: neither the journal's file nor a log shows it.</summary>
public sealed class RedactionTests : IDisposable
{
    private const string Key = "sk-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("done")]
    [InlineData("failed")]
    [InlineData("a status with the key")]
    public async Task No_word_of_an_answer_carries_a_key_into_the_journal_or_a_log(string status)
    {
        var word = status.StartsWith('a') ? Key : status;
        var body = $$"""
            {"id":"7b1f","status":"{{word}}","model_name":"{{Key}}","failed_reason":"{{Key}}",
             "assets":[{"id":"{{Key}}","type":"{{Key}}","name":"{{Key}}","url":"https://cdn.example/{{Key}}.mp4"}]}
            """;
        using var log = new FakeLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        var client = new CreatifyClient(
            new HttpClient(new EchoHandler(body)),
            new CreatifyOptions { ApiId = "id-0123", ApiKey = Key, Polling = new PollingOptions { FirstDelay = TimeSpan.Zero } });
        var options = new TrackerOptions { Directory = _directory.Path, ResultDirectory = _directory.Sub("results") };
        var exceptions = new StringBuilder();
        await using (var tracker = new JobTracker(options, [client], loggers: loggers))
        {
            await tracker.StartAsync(Records.Ct);
            try
            {
                var job = await tracker.SubmitAsync("m/1");
                await foreach (var check in job.WatchAsync(Records.Ct))
                {
                    exceptions.Append(check);
                    if (check.Status.Phase == JobPhase.Unknown)
                    {
                        break;
                    }
                }
            }
            catch (TypedException exception)
            {
                exceptions.Append(exception);
            }
        }

        var lines = log.Collector.GetSnapshot().Select(record => $"{record.Message} {string.Join(' ', record.StructuredState ?? [])} {record.Exception}").ToList();
        Assert.Contains(lines, line => line.Contains("7b1f", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Key[3..15], StringComparison.Ordinal));
        Assert.DoesNotContain(Key[3..15], exceptions.ToString(), StringComparison.Ordinal);
        var journal = await File.ReadAllTextAsync(Path.Combine(_directory.Path, "jobs.journal"), Records.Ct);
        Assert.Contains("7b1f", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[3..15], journal, StringComparison.Ordinal);
    }

    private sealed class EchoHandler(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(request.Method == HttpMethod.Post ? body.Replace("\"status\":\"", "\"status\":\"generating\",\"x\":\"", StringComparison.Ordinal) : body, Encoding.UTF8, "application/json"),
        });
    }
}
