using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Typed.Tracking;

namespace Typed.TrackingTests.Hosting;

/// <summary>One tracker or several in a container, and how they start and stop.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly SimClock _clock = new();
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Trackers_with_keys_have_accounts_journals_and_metrics_of_their_own()
    {
        var (one, other) = (new SimProvider(_clock), new SimProvider(_clock));
        var submitted = new List<(string Instrument, object? Tracker)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Typed.Tracking" && instrument.Name == "typed.jobs.submitted")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) =>
        {
            if (instrument.Meter.Tags?.SingleOrDefault(tag => tag.Key == "typed.tracker").Value is string name && name.StartsWith("registration-", StringComparison.Ordinal))
            {
                submitted.Add((instrument.Name, name));
            }
        });
        listener.Start();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddKeyedSingleton("registration-a", new GenerationClient(one, null, _clock));
        services.AddKeyedSingleton("registration-b", new GenerationClient(other, null, _clock));
        services.AddTypedTracker("registration-a", options => options.Directory = _directory.Sub("a"));
        services.AddTypedTracker("registration-b", options => options.Directory = _directory.Sub("b"));
        await using var container = services.BuildServiceProvider();
        foreach (var hosted in container.GetServices<IHostedService>())
        {
            await hosted.StartAsync(Records.Ct);
        }

        // The same prompt of two tenants: two submissions, each at its own account.
        await container.GetRequiredKeyedService<JobTracker>("registration-a").SubmitAsync("a cat");
        await container.GetRequiredKeyedService<JobTracker>("registration-b").SubmitAsync("a cat");
        Assert.Equal((1, 1), (one.Posts, other.Posts));
        Assert.Equal([("typed.jobs.submitted", "registration-a"), ("typed.jobs.submitted", "registration-b")], submitted);
    }

    [Fact]
    public void A_second_tracker_is_not_ignored_silently()
    {
        var services = new ServiceCollection();
        services.AddTypedTracker(options => options.Directory = "a");
        Assert.Contains("key", Assert.Throws<InvalidOperationException>(() => services.AddTypedTracker(options => options.Directory = "b")).Message, StringComparison.Ordinal);
        services.AddTypedTracker();
        services.AddTypedTracker("a");
        Assert.Contains("'a'", Assert.Throws<InvalidOperationException>(() => services.AddTypedTracker("a")).Message, StringComparison.Ordinal);
        services.AddTypedTracker("b");
        Assert.Equal(3, services.Count(service => service.ServiceType == typeof(IHostedService)));
    }

    [Fact]
    public async Task Of_two_clients_of_one_provider_the_one_registered_last_counts()
    {
        var (first, last) = (new SimProvider(_clock), new SimProvider(_clock));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(new GenerationClient(first, null, _clock));
        services.AddSingleton(new GenerationClient(last, null, _clock));
        services.AddTypedTracker(options => options.Directory = _directory.Path);
        await using var container = services.BuildServiceProvider();
        var tracker = container.GetRequiredService<JobTracker>();
        await tracker.StartAsync(Records.Ct);
        await tracker.SubmitAsync("a");
        Assert.Equal((0, 1), (first.Posts, last.Posts));
    }

    [Fact]
    public async Task A_container_that_is_disposed_without_await_closes_the_journal()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new GenerationClient(new SimProvider(_clock), null, _clock));
        services.AddTypedTracker(options => options.Directory = _directory.Path);
#pragma warning disable CA1849 // What is tested.
        using (var container = services.BuildServiceProvider())
        {
            await container.GetRequiredService<JobTracker>().StartAsync(Records.Ct);
        }
#pragma warning restore CA1849

        await using var journal = new FileJobJournal(_directory.Path);
        await journal.OpenAsync(Records.Ct);
    }

    [Fact]
    public async Task A_start_waits_for_the_journal_of_the_process_that_it_replaces()
    {
        var old = new FileJobJournal(_directory.Path);
        await old.OpenAsync(Records.Ct);
        await using var tracker = Make(TimeSpan.FromSeconds(30));
        var starting = tracker.StartAsync(Records.Ct);
        await WaitAsync(() => _clock.Waiting > 0);
        Assert.False(starting.IsCompleted);
        await old.DisposeAsync();
        while (!starting.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        Assert.Equal(0, (await starting).Journal.Jobs);
    }

    [Fact]
    public async Task A_start_does_not_wait_longer_than_it_was_told()
    {
        await using var old = new FileJobJournal(_directory.Path);
        await old.OpenAsync(Records.Ct);
        await using var tracker = Make(TimeSpan.FromSeconds(2));
        var starting = tracker.StartAsync(Records.Ct);
        while (!starting.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<JournalInUseException>(() => starting);
        await using var impatient = Make(TimeSpan.Zero);
        await Assert.ThrowsAsync<JournalInUseException>(() => impatient.StartAsync(Records.Ct));
    }

    private static async Task WaitAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
        }
    }

    private JobTracker Make(TimeSpan wait) =>
        new(new TrackerOptions { Directory = _directory.Path, JournalWait = wait }, [new GenerationClient(new SimProvider(_clock), null, _clock)], _clock);
}
