using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Simulation;

/// <summary>A provider, a network, users, forgers, and processes that die, all drawn from one seed and all on one thread.</summary>
internal sealed class World
{
    private readonly Random _random;
    private readonly MemoryJournal.Table _table = new();
    private readonly SimProvider _provider;
    private readonly TrackedProviderOptions _options;
    private readonly Dictionary<Guid, string> _final = [];
    private readonly List<Task<TrackedJob>> _submissions = [];
    private readonly List<JobTracker> _dead = [];
    private JobTracker _tracker = null!;
    private Life _life = new();
    private int _prompts;
    private int _checkedRequests;
    private int _crashes;
    private TimeSpan _stormUntil;
    private TimeSpan _nextStorm;
    private Fate _storm;

    /// <summary>Jobs whose webhook, to the address of their own, was answered as taken.</summary>
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _abandoned = new(StringComparer.Ordinal);

    public World(int seed)
    {
        _random = new Random(seed);
        _provider = seed % 2 == 0 ? new SimProvider(Clock) : new SimBatchProvider(Clock);
        _options = new TrackedProviderOptions
        {
            Polling = new PollingOptions { FirstDelay = TimeSpan.FromSeconds(5) },
            Budget = seed % 3 == 0 ? null : new RequestBudget(20 + _random.Next(80), TimeSpan.FromMinutes(1)),
        };
        _provider.OnSubmit = () => Chance(70) ? Fate.Answer : (Fate)_random.Next(1, 6);
        _provider.OnStatusCheck = () => Clock.Elapsed < _stormUntil ? _storm : Chance(80) ? Fate.Answer : Chance(50) ? Fate.TooMany : Fate.NoConnection;
        _provider.IsImmediate = () => Chance(10);
        _provider.Outbound = () => Chance(70) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(_random.Next(1, 3_000));
        _provider.Latency = () => Chance(60) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(_random.Next(1, 20_000));
        _provider.JobTime = () => TimeSpan.FromSeconds(_random.Next(1, 1200));
    }

    public SimClock Clock { get; } = new();

    public int Step { get; private set; }

    public string LastStep { get; private set; } = "";

    public async Task RunAsync(int steps)
    {
        await StartAsync();
        for (Step = 0; Step < steps; Step++)
        {
            await TakeStepAsync();
            if (_life.IsDead)
            {
                await CrashAsync();
            }

            Check();
        }

        await ClearUpAsync();
    }

    public override string ToString() =>
        $"{_provider.Jobs.Count} jobs, {_provider.Posts} posts, {_provider.Requests.Count} requests, {_crashes} crashes, {Clock.Elapsed.TotalHours:0} hours";

    private async Task TakeStepAsync()
    {
        var kind = _random.Next(100);
        LastStep = kind switch
        {
            < 33 => "submit",
            < 38 => "submit again",
            < 66 => "time",
            < 82 => "webhook",
            < 85 => "all webhooks",
            < 88 => "storm",
            < 91 => "wall clock",
            < 94 => "fate of a job",
            < 96 => "die at a write",
            _ => "crash",
        };
        switch (LastStep)
        {
            case "submit":
                _submissions.Add(Submit($"p{_prompts++}"));
                break;
            case "submit again" when _prompts > 0:
                // A user who presses the button twice: refused, unless the first is settled.
                await SubmitAgainAsync($"p{_random.Next(_prompts)}");
                break;
            case "time":
                Clock.Advance(TimeSpan.FromMilliseconds(_random.Next(1, Chance(10) ? 3_600_000 : 60_000)));
                break;
            case "webhook":
                await PostWebhookAsync();
                break;
            case "all webhooks":
                // An outage has ended: what was held back comes in one moment.
                foreach (var waiting in _provider.Jobs.Values.Where(job => job is { Key: not null, IsImmediate: false }).ToList())
                {
                    await DeliverAsync(waiting);
                }

                break;
            case "storm" when Clock.Elapsed >= _nextStorm:
                // Shorter than the time after which a job that is alone in it would be gone.
                _storm = (Fate)_random.Next((int)Fate.Missing, (int)Fate.AnotherJob + 1);
                _stormUntil = Clock.Elapsed + TimeSpan.FromSeconds(_random.Next(1, _storm == Fate.Missing ? 100 : 3600));
                _nextStorm = _stormUntil + TimeSpan.FromMinutes(10);
                break;
            case "wall clock":
                Clock.StepWallClock(TimeSpan.FromSeconds(_random.Next(-100_000, 100_000)));
                break;
            case "die at a write":
                _life.WritesLeft = _random.Next(1, 5);
                break;
            case "fate of a job" when _provider.Jobs.Count > 0:
                var job = AnyJob();
                job.Fails |= job.Ends > Clock.Elapsed;
                break;
            case "crash":
                await CrashAsync();
                break;
        }
    }

    // To the address that the request carried. Taken means: it is answered, and the process lives.
    private async Task DeliverAsync(SimJob job)
    {
        var (taken, life) = (_tracker.HandleWebhookAsync(new WebhookNotice("acme", job.Id) { Key = job.Key, DeliveryId = job.Id }), _life);
        if (taken.IsCompletedSuccessfully && !life.IsDead && _table.Rows[job.Key!.Value].Record is { JobId: null })
        {
            _delivered.Add(job.Id);
        }

        if (taken.IsCompleted)
        {
            try
            {
                await taken;
            }
            catch (JournalException)
            {
                // The provider is told to deliver it again.
            }
        }
    }

    private Task<TrackedJob> Submit(string prompt) => _tracker.SubmitAsync(prompt);

    private async Task SubmitAgainAsync(string prompt)
    {
        var hash = new GenerationRequest("acme", "m/1", System.Text.Encoding.UTF8.GetBytes($$"""{"prompt":"{{prompt}}"}""")).Hash;
        var isPaid = _provider.Jobs.Values.Any(job => job.Hash == hash);
        var isSettled = _table.Rows.Values.Where(row => row.Record.RequestHash == hash).All(row => row.Record.State.IsFinal());
        if (isPaid && isSettled)
        {
            return;
        }

        var again = Submit(prompt);
        if (!isSettled && !again.IsCompleted)
        {
            // It waits for its turn; the check comes with it.
            _submissions.Add(again);
            return;
        }

        if (!isSettled)
        {
            await Assert.ThrowsAsync<DuplicateSubmissionException>(() => again);
            return;
        }

        _submissions.Add(again);
    }

    // True ones and forged ones, early and late, in any order, as often as it pleases.
    private async Task PostWebhookAsync()
    {
        var known = _provider.Jobs.Count > 0 && Chance(85);
        var job = known ? AnyJob() : new SimJob("forged", "", Clock.Elapsed, Clock.Elapsed);
        var isVerified = known && Chance(30);
        var notice = new WebhookNotice("acme", job.Id)
        {
            Status = new JobStatus("done", JobPhase.Succeeded),
            IsVerified = isVerified,
            DeliveryId = job.Id,
            // A forger claims what he likes; a signed one says what the provider knows.
            Snapshot = isVerified ? _provider.Snapshot(job) : new JobSnapshot { Id = job.Id, Status = new JobStatus("done", JobPhase.Succeeded) },
        };
        if (isVerified)
        {
            notice = notice with { Status = notice.Snapshot!.Status };
        }

        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            var taken = _tracker.HandleWebhookAsync(notice);
            if (taken.IsCompleted)
            {
                await taken;
            }
        }
    }

    // The process is gone: nothing of it is written any more, whatever was under way.
    private async Task CrashAsync()
    {
        _crashes++;
        _life.IsDead = true;
        _tracker.Scheduler.Stop();
        _dead.Add(_tracker);
        _submissions.Clear();
        if (Chance(50))
        {
            Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 200)));
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        _life = new Life();
        _tracker = await SimTracker.StartAsync(
            Clock,
            new DeadlyJournal(new MemoryJournal(_table, Clock), _life),
            _provider,
            options => options.WebhookAddress = new Uri("https://jobs.example/typed/webhooks"),
            _options,
            _random.NextDouble);
    }

    private void Check()
    {
        // Never twice: one job per request.
        foreach (var equal in _provider.Jobs.Values.GroupBy(job => job.Hash))
        {
            Assert.Single(equal);
        }

        foreach (var job in _provider.Jobs.Values)
        {
            // Never lost: each job that was charged is in the journal, by its id or as a doubt about its request.
            var isKnown = _table.Rows.Values.Any(row => row.Record.JobId == job.Id
                || (row.Record.JobId is null && row.Record.RequestHash == job.Hash && row.Record.State is JobState.Intent or JobState.Uncertain));
            Assert.True(isKnown, $"{job.Id} of {job.Began} is lost; its request: {string.Join(", ", _table.Rows.Values.Where(row => row.Record.RequestHash == job.Hash).Select(row => $"{row.Record} {row.Record.Reason} by {row.Owner}"))}");
        }

        foreach (var (key, row) in _table.Rows)
        {
            var record = row.Record;
            if (_final.TryGetValue(key, out var final))
            {
                Assert.Equal(final, record.StateText);
            }
            else if (record.State.IsFinal())
            {
                _final[key] = record.StateText;
            }

            if (record.State is JobState.Succeeded or JobState.Failed)
            {
                // Ended by the provider's word only.
                var job = _provider.Jobs[record.JobId!];
                Assert.True(job.Ends <= Clock.Elapsed, $"{record} ended before the job.");
            }

            Assert.NotEqual(JobState.Gone, record.State);
        }

        CheckBudget();
    }

    // A restarted process does not know what the last one sent: the window begins anew with it.
    private void CheckBudget()
    {
        if (_options.Budget is { } budget)
        {
            for (; _checkedRequests < _provider.Requests.Count; _checkedRequests++)
            {
                var at = _checkedRequests - (budget.Requests * (_crashes + 1));
                Assert.True(at < 0 || _provider.Requests[_checkedRequests] - _provider.Requests[at] >= budget.Per, "Over the budget.");
            }
        }
    }

    private async Task ClearUpAsync()
    {
        LastStep = "the end";
        _life.WritesLeft = int.MaxValue;
        _provider.OnSubmit = _provider.OnStatusCheck = () => Fate.Answer;
        _provider.Latency = _provider.Outbound = () => TimeSpan.Zero;
        // The wall clock may have been set back by more than a day, and the leases of dead processes last by it.
        Clock.StepWallClock(TimeSpan.FromDays(30));
        Clock.Advance(TimeSpan.FromDays(1));
        foreach (var record in await Passing(_tracker.ReconcileAsync(Records.Ct)))
        {
            Assert.DoesNotContain(_provider.Jobs.Values, job => job.Key == record.Key && _delivered.Contains(job.Id));
            // As its user would, who searches the provider's site for a job that is not in the journal: an equal request may have been sent, and have ended, before.
            if (_provider.Jobs.Values.SingleOrDefault(job => job.Hash == record.RequestHash && !job.IsImmediate && _table.Rows.Values.All(row => row.Record.JobId != job.Id)) is { } job)
            {
                await Passing(_tracker.ResolveAsync(record.Key, job.Id, Records.Ct));
            }
            else
            {
                await _tracker.AbandonAsync(record.Key, Records.Ct);
                _abandoned.Add(record.RequestHash!);
            }
        }

        Clock.Advance(TimeSpan.FromDays(1));
        CheckBudget();
        Assert.DoesNotContain(_table.Rows.Values, row => row.Record.State == JobState.Open);
        // A result that was only in a lost answer cannot be had.
        foreach (var job in _provider.Jobs.Values.Where(job => !(job.IsImmediate && _abandoned.Contains(job.Hash))))
        {
            var record = Assert.Single(_table.Rows.Values, row => row.Record.JobId == job.Id).Record;
            Assert.Equal(job.Fails ? JobState.Failed : JobState.Succeeded, record.State);
        }
    }

    // Waits while time passes: a question may have to wait for the request budget.
    private async Task<T> Passing<T>(Task<T> task)
    {
        for (var i = 0; !task.IsCompleted && i < 10_000; i++)
        {
            Clock.AdvanceToNext(TimeSpan.FromMinutes(1));
        }

        return await task;
    }

    private SimJob AnyJob() => _provider.Jobs.Values.ElementAt(_random.Next(_provider.Jobs.Count));

    private bool Chance(int percent) => _random.Next(100) < percent;
}

/// <summary>A journal whose process can die: after that nothing is written, and nobody is told.</summary>
internal sealed class DeadlyJournal(IJobJournal journal, Life life) : IJobJournal
{
    private static readonly Task s_never = new TaskCompletionSource().Task;

    public Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public ValueTask<JobRecord?> AddAsync(JobRecord record, string owner, TimeSpan lease, bool allowEqual, CancellationToken cancellationToken) =>
        Alive(() => journal.AddAsync(record, owner, lease, allowEqual, cancellationToken));

    public ValueTask<JobRecord> UpdateAsync(JobRecord record, string owner, CancellationToken cancellationToken)
    {
        var written = Alive(() => journal.UpdateAsync(record, owner, cancellationToken));
        if (!life.IsDead && --life.WritesLeft <= 0)
        {
            // Between this write and whatever was to follow it.
            life.IsDead = true;
            return Never<JobRecord>();
        }

        return written;
    }

    public ValueTask<bool> EraseAsync(Guid key, CancellationToken cancellationToken) => Alive(() => journal.EraseAsync(key, cancellationToken));

    public ValueTask<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => Alive(() => journal.FindAsync(key, cancellationToken));

    public ValueTask<JobRecord?> FindUnsettledAsync(string identity, CancellationToken cancellationToken) =>
        Alive(() => journal.FindUnsettledAsync(identity, cancellationToken));

    public ValueTask<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) =>
        Alive(() => journal.FindByJobIdAsync(provider, jobId, cancellationToken));

    public IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, CancellationToken cancellationToken) => journal.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken) =>
        Alive(() => journal.ClaimAsync(owner, lease, providers, max, cancellationToken));

    public async ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (life.IsDead)
        {
            await s_never;
        }

        await journal.RenewAsync(owner, lease, cancellationToken);
    }

    public ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken) => journal.ReleaseAsync(owner, keys, cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private static async ValueTask<T> Never<T>()
    {
        await s_never;
        throw new InvalidOperationException("The process is dead.");
    }

    private async ValueTask<T> Alive<T>(Func<ValueTask<T>> call)
    {
        if (life.IsDead)
        {
            await s_never;
        }

        return await call();
    }
}

/// <summary>Of a process.</summary>
internal sealed class Life
{
    public bool IsDead { get; set; }

    /// <summary>After so many writes it dies.</summary>
    public int WritesLeft { get; set; } = int.MaxValue;
}
