using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Models.Creatify;
using Typed.Providers;
using Typed.Providers.Described;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.OwnProviderTests.Described;

/// <summary>Creatify's asset generator, described as data, behaves as the built-in client does: each case runs both against an emulator and compares what the user sees.</summary>
public sealed class CreatifyAsDataTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static KlingV16ProImageToVideoParams Request => new() { Prompt = "Snow", ImageUrl = "https://example.com/a.jpg", Duration = KlingV16ProImageToVideoDuration.Seconds10 };

    [Fact]
    public Task A_job_is_followed_to_its_result() => BothAsync(async (emulator, client, clock) =>
    {
        var job = await client.SubmitAsync(Request, cancellationToken: Ct);
        var seen = await StatusesAsync(job, clock);
        Assert.Equal("initializing Pending, generating Running, done Succeeded", seen);
        return string.Join('\n', [seen, .. Facts(await job.GetStatusAsync(Ct)), $"{job.Cost}", $"requests {emulator.Requests.Count(Routes.CreatifyCreate)}", $"spent {10_000 - emulator.Account.Balance}"]);
    });

    [Fact]
    public Task A_failed_job_has_its_reason() => BothAsync(async (emulator, client) =>
    {
        emulator.Faults.Add(Fault.FailJob("The image shows nothing."));
        var job = await client.SubmitAsync(Request, cancellationToken: Ct);
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Ct));
        return $"{failure.FailedReason} {failure.CreditsUsed} {failure.CreditsRefunded}";
    });

    [Fact]
    public Task Unknown_words_keep_their_text() => BothAsync(async (emulator, client, clock) =>
    {
        emulator.Faults.Add(Fault.UnknownStatus("dreaming"));
        emulator.Faults.Add(Fault.UnknownAssetType());
        var job = await client.SubmitAsync(Request, cancellationToken: Ct);
        var seen = await StatusesAsync(job, clock);
        Assert.Contains("dreaming Unknown", seen, StringComparison.Ordinal);
        return $"{seen} {(await job.WaitAsync(cancellationToken: Ct)).Assets[0].Type.Value}";
    });

    public static TheoryData<string> Answers => new(
        "400 refused", "401 who", "402 no credits", "403 no", "404 nothing", "408 slow", "409 twice", "410 gone", "413 large", "418 tea", "422 wrong", "429 slower", "500 broken", "502 <html>bad gateway</html>",
        "503 later", "504 timeout");

    /// <summary>Each answer to a submission has the same meaning: refused, or uncertain by the one table of all providers.</summary>
    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_to_a_submission_means_the_same(string answer) => BothAsync(async (emulator, client) =>
    {
        emulator.Faults.Add(Answer(answer).On(Routes.CreatifyCreate));
        return Error(await Record.ExceptionAsync(() => client.SubmitAsync(Request, cancellationToken: Ct))) + $"\nrequests {emulator.Requests.Count(Routes.CreatifyCreate)}";
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_connection_that_breaks_leaves_the_submission_uncertain(bool afterProcessing) => BothAsync(async (emulator, client) =>
    {
        emulator.Faults.Add((afterProcessing ? Fault.DropAfter() : Fault.DropBefore()).On(Routes.CreatifyCreate));
        var error = Assert.IsType<UncertainSubmissionException>(await Record.ExceptionAsync(() => client.SubmitAsync(Request, cancellationToken: Ct)));
        return Error(error) + $"\njobs {emulator.Tasks.Count}, requests {emulator.Requests.Count(Routes.CreatifyCreate)}";
    });

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_to_a_status_check_means_the_same(string answer) => BothAsync(async (emulator, client) =>
    {
        var job = await client.SubmitAsync(Request, cancellationToken: Ct);
        emulator.Faults.Add(Answer(answer).On(Routes.CreatifyItem));
        return Error(await Record.ExceptionAsync(() => job.GetStatusAsync(Ct))).Replace(job.Id, "(id)", StringComparison.Ordinal);
    });

    [Fact]
    public Task Refusals_of_the_service_are_the_same() => BothAsync(async (emulator, client) =>
    {
        using var wrong = JsonDocument.Parse("""{"prompt":"x","image_url":"https://example.com/a.jpg","duration":"7"}""");
        var asItIs = new SubmitOptions { Validate = false };
        var errors = new List<string>
        {
            Error(await Record.ExceptionAsync(() => client.SubmitAsync("kling-video/v1.6/pro/image-to-video", wrong.RootElement, asItIs, Ct))),
            Error(await Record.ExceptionAsync(() => client.SubmitAsync("kling-vide/v1.6/pro/image-to-video", wrong.RootElement, asItIs, Ct))),
            Error(await Record.ExceptionAsync(() => client.SubmitAsync("kling-video/v1.6/pro/image-to-video", wrong.RootElement, cancellationToken: Ct))),
            Error(await Record.ExceptionAsync(() => client.Resume("00000000-0000-0000-0000-000000000000").WaitAsync(cancellationToken: Ct))),
            Error(await Record.ExceptionAsync(() => client.SubmitAsync(Request, new SubmitOptions { WebhookUrl = new Uri("https://example.com/" + new string('x', 200)) }, Ct))),
        };
        emulator.Account.Balance = 1;
        errors.Add(Error(await Record.ExceptionAsync(() => client.SubmitAsync(Request, cancellationToken: Ct))));
        return string.Join('\n', errors).Replace("$.webhook_url", "$.webhook", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_wrong_key_is_refused_and_shown_nowhere() => BothAsync(
        async (_, client) =>
        {
            var error = await Assert.ThrowsAsync<InvalidCredentialsException>(() => client.SubmitAsync(Request, cancellationToken: Ct));
            Assert.DoesNotContain("a-very-wrong-key", error.ToString(), StringComparison.Ordinal);
            return Error(error);
        },
        key: "a-very-wrong-key");

    /// <summary>The tracker keeps an uncertain submission and resolves it by the webhook of the job, in both cases.</summary>
    [Fact]
    public Task The_tracker_follows_jobs_and_an_unsigned_message_is_only_a_hint() => BothAsync(async (emulator, client) =>
    {
        var folder = Directory.CreateTempSubdirectory("typed-described-");
        try
        {
            await using var tracker = await JobTracker.StartAsync(folder.FullName, client);
            var job = await tracker.SubmitAsync(Request, cancellationToken: Ct);
            var reader = client is CreatifyClient ? CreatifyWebhook.Reader : Described(emulator.BaseAddress, "emulator-key").Provider.WebhookReader;
            var notice = reader.Read(Encoding.UTF8.GetBytes($$"""{"id":"{{job.Record.JobId}}","status":"failed","failed_reason":"a lie","assets":[]}"""), _ => null)!;
            var outcome = await tracker.HandleWebhookAsync(notice, Ct);
            await job.WaitAsync(cancellationToken: Ct);
            Assert.Contains(outcome, new[] { WebhookOutcome.Polled, WebhookOutcome.Ignored });
            return $"{reader.Verifier is null} {notice.Status.Phase} {notice.Snapshot is null} {job.Record.State} {job.Record.CreditsUsed} {emulator.Tasks.Count}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static Fault Answer(string text) => Fault.Answer(int.Parse(text[..3], CultureInfo.InvariantCulture), text[4..]).RetryingAfter(TimeSpan.FromSeconds(7));

    private static IEnumerable<string> Facts(JobSnapshot job) =>
    [
        $"{job.Status} {job.Model} {job.FailedReason} {job.CreditsUsed} {job.CreditsRefunded} {job.Duration} {job.Resolution} {job.AspectRatio} {job.OutputCount}",
        $"{job.CreatedAt is not null} {job.UpdatedAt is not null} {job.Raw.EnumerateObject().Count()}",
        .. job.Assets.Select(asset => $"{asset.Type.Value} {asset.Url.IsLoopback} {asset.ThumbnailUrl is not null} {asset.Id is not null} {asset.Name is not null}"),
    ];

    private static string Error(Exception? exception) => exception switch
    {
        null => "no error",
        InvalidParametersException invalid => $"{invalid.GetType().Name} {invalid.StatusCode} {string.Join("; ", invalid.Violations.Select(violation => $"{violation.Path} {violation.Message}"))}",
        TypedException error => $"{error.GetType().Name} {error.StatusCode} {error.Message} {error.ResponseBody} {(error as RateLimitedException)?.RetryAfter}",
        _ => exception.ToString(),
    };

    // One status check in each phase: the emulator's clock moves only between them.
    private static async Task<string> StatusesAsync(GenerationJob job, FakeTimeProvider clock)
    {
        var seen = new List<string>();
        foreach (var step in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2) })
        {
            clock.Advance(step);
            var check = await job.GetStatusAsync(Ct);
            seen.Add($"{check.Status} {check.Status.Phase}");
        }

        return string.Join(", ", seen);
    }

    private static Task BothAsync(Func<EmulatorHost, GenerationClient, Task<string>> see, string key = "emulator-key") =>
        BothAsync(() => new EmulatorOptions { Speed = 1000 }, (emulator, client, _) => see(emulator, client), key);

    private static Task BothAsync(Func<EmulatorHost, GenerationClient, FakeTimeProvider, Task<string>> see) =>
        BothAsync(() => new EmulatorOptions { TimeProvider = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) }, (emulator, client, options) => see(emulator, client, (FakeTimeProvider)options.TimeProvider), "emulator-key");

    private static async Task BothAsync(Func<EmulatorOptions> configure, Func<EmulatorHost, GenerationClient, EmulatorOptions, Task<string>> see, string key)
    {
        string[] seen = ["", ""];
        for (var i = 0; i < 2; i++)
        {
            var settings = configure();
            await using var emulator = await EmulatorHost.StartAsync(settings, Ct);
            var options = CreatifyOptions.ForEmulator(emulator.BaseAddress);
            options.ApiKey = key;
            options.Catalog = CreatifyCatalog.Models;
            seen[i] = await see(emulator, i == 0 ? new CreatifyClient(options) : Described(emulator.BaseAddress, key).Client, settings);
        }

        Assert.NotEmpty(seen[0]);
        Assert.Equal(seen[0], seen[1]);
    }

    private static (GenerationClient Client, DescribedProvider Provider) Described(Uri address, string key)
    {
        var description = ProviderDescription.Read("creatify", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Described", "creatify.json")));
        var options = DescribedProviderOptions.ForEmulator(description, address);
        options.BaseAddress = address;
        options.Keys = ["emulator-id", key];
        return (DescribedProvider.CreateClient(description, options, CreatifyCatalog.Models), new DescribedProvider(description, options));
    }
}
