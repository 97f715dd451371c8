using Typed.Providers;
using Typed.Reading;
using Typed.Specification;
using Typed.Tracking;
using Typed.Visiting;

namespace Typed.TrackingTests.Tracker;

/// <summary>What the journal and the provider get of a submission, to the last member, and how often it is tried.</summary>
public sealed class IntentTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();

    [Fact]
    public async Task The_intent_has_all_that_the_caller_stated()
    {
        var provider = new SimProvider(_clock) { AccountId = "account" };
        JobRecord? intent = null;
        provider.OnSubmit = () =>
        {
            intent = _table.Rows.Values.Single().Record;
            return Fate.Answer;
        };
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        _clock.Advance(TimeSpan.FromSeconds(9));
        var job = await tracker.SubmitAsync("a", new TrackOptions
        {
            Deadline = TimeSpan.FromMinutes(7),
            Label = "label",
            Tenant = "tenant",
            IdempotencyKey = "order 1",
            Tags = ["b", "a", "b", "B"],
        });
        var now = SimClock.Start.AddSeconds(9);
        Assert.Equal(
            (job.Key, "acme", "m/1", JobState.Intent, now, now.AddMinutes(7), "label", "tenant", "order 1", "account"),
            (intent!.Key, intent.Provider, intent.Model, intent.State, intent.CreatedAt, intent.Deadline, intent.Label, intent.Tenant, intent.IdempotencyKey, intent.Account));
        Assert.Equal(["b", "a", "B"], intent.Tags!);
        Assert.Equal("""{"prompt":"a"}""", intent.Request!.Value.GetRawText());
        Assert.Equal((null, null, null, null, null), (intent.JobId, intent.SubmittedAt, intent.EndedAt, intent.Reason, intent.CreditsUsed));

        var open = _table.Rows[job.Key].Record;
        Assert.Equal((JobState.Open, "j1", now, null), (open.State, open.JobId, open.SubmittedAt, open.Reason));
        Assert.Null(open.Request);
        Assert.Equal((intent.Deadline, intent.Label, intent.Tenant, intent.IdempotencyKey, intent.Account), (open.Deadline, open.Label, open.Tenant, open.IdempotencyKey, open.Account));
        Assert.Equal(["b", "a", "B"], open.Tags!);
    }

    [Fact]
    public async Task What_the_caller_left_out_is_not_in_the_intent()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), new SimProvider(_clock));
        var record = (await tracker.SubmitAsync("a", new TrackOptions { Tags = [] })).Record;
        Assert.Equal((null, null, null, null, null, null), (record.Deadline, record.Label, record.Tenant, record.IdempotencyKey, record.Tags, record.Price));
    }

    [Fact]
    public async Task The_intent_of_a_typed_request_has_its_price()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), new SimProvider(_clock));
        Assert.Equal(8, (await tracker.SubmitAsync(new Priced(), cancellationToken: Records.Ct)).Record.Price);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_is_not_sent_is_tried_as_often_as_the_options_say(int attempts)
    {
        var provider = new SimProvider(_clock) { OnSubmit = () => Fate.NoConnection };
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider, options => options.SubmitAttempts = attempts);
        var submission = tracker.SubmitAsync("a");
        while (!submission.IsCompleted)
        {
            Assert.True(_clock.AdvanceToNext(TimeSpan.FromMinutes(1)));
        }

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => submission);
        Assert.Equal(attempts, provider.Posts);
        // The delays of the polling: 2, 3.
        Assert.Equal(new[] { 0, 2, 5 }.Take(attempts).Select(second => TimeSpan.FromSeconds(second)), provider.Requests);
        var record = _table.Rows.Values.Single().Record;
        Assert.Equal((JobState.NotSent, "No connection.", provider.Requests[^1]), (record.State, record.Reason, record.EndedAt - SimClock.Start));
        Assert.Null(record.Request);
    }

    [Fact]
    public async Task A_refusal_is_recorded_with_its_reason_and_without_the_parameters()
    {
        var provider = new SimProvider(_clock) { OnSubmit = () => Fate.Refused };
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => tracker.SubmitAsync("a"));
        var record = _table.Rows.Values.Single().Record;
        Assert.Equal((JobState.Refused, "Too few.", SimClock.Start, 1), (record.State, record.Reason, record.EndedAt, provider.Posts));
        Assert.Null(record.Request);
    }

    [Fact]
    public async Task A_doubt_is_recorded_with_its_reason_and_has_not_ended()
    {
        var provider = new SimProvider(_clock) { OnSubmit = () => Fate.LostAfter };
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        var record = _table.Rows.Values.Single().Record;
        Assert.Equal((JobState.Uncertain, "Lost.", null, 1), (record.State, record.Reason, record.EndedAt, provider.Posts));
        Assert.Equal("""{"prompt":"a"}""", record.Request!.Value.GetRawText());
    }

    [Fact]
    public async Task An_adapters_own_doubt_reaches_the_caller_as_it_is_and_any_other_error_as_a_doubt()
    {
        var doubt = new UncertainSubmissionException("acme", "m/1", "h1", "Lost.");
        foreach (var (thrown, message) in new (Exception, string)[]
        {
            (doubt, "Lost."),
            (new UnexpectedResponseException("acme", "Odd."), "The request may have reached acme, and may be charged. Odd."),
            (new IOException("Secret."), "The request may have reached acme, and may be charged."),
        })
        {
            _table.Rows.Clear();
            await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), new ThrowingProvider(_clock, thrown));
            var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
            Assert.Equal((message, thrown), (error.Message, thrown == doubt ? error : error.InnerException));
            var record = _table.Rows.Values.Single().Record;
            // The text of an error that is not ours may hold anything.
            Assert.Equal((JobState.Uncertain, thrown is IOException ? "IOException" : thrown.Message), (record.State, record.Reason));
            Assert.Equal(thrown == doubt ? ("m/1", "h1") : ("m/1", record.RequestHash), (error.Model, error.RequestHash));
        }
    }

    [Theory]
    [InlineData("https://jobs.example/hooks", "https://jobs.example/hooks/acme?job=")]
    [InlineData("https://jobs.example/hooks/", "https://jobs.example/hooks/acme?job=")]
    public async Task The_address_of_webhooks_names_provider_and_job(string address, string expected)
    {
        var provider = new AddressProvider(_clock);
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider, options => options.WebhookAddress = new Uri(address));
        var job = await tracker.SubmitAsync("a");
        Assert.Equal(expected + job.Key.ToString("N"), provider.Address!.AbsoluteUri);
        // The caller's own address is kept.
        await tracker.SubmitAsync("b", new TrackOptions { Submit = new SubmitOptions { WebhookUrl = new Uri("https://own.example/hook") } });
        Assert.Equal("https://own.example/hook", provider.Address!.AbsoluteUri);
    }

    [Fact]
    public async Task Without_an_address_no_webhook_is_requested()
    {
        var provider = new AddressProvider(_clock);
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), provider);
        await tracker.SubmitAsync("a");
        Assert.Null(provider.Address);
    }

    [Fact]
    public async Task An_equal_request_is_refused_with_the_job_that_exists()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), new SimProvider(_clock));
        var first = await tracker.SubmitAsync("a");
        var refused = await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a", new TrackOptions { OnEqual = EqualRequest.Refuse }));
        Assert.Equal(first.Key, refused.Existing.Key);
        var joined = await tracker.SubmitAsync("a", new TrackOptions { OnEqual = EqualRequest.Join });
        Assert.Equal(first.Key, joined.Key);
        Assert.Single(_table.Rows);
    }

    // Another process may have added an equal request since this one has looked.
    [Theory]
    [InlineData(EqualRequest.Refuse, false)]
    [InlineData(EqualRequest.Join, false)]
    [InlineData(EqualRequest.Send, true)]
    public async Task The_journal_accepts_an_equal_request_only_if_the_caller_does(EqualRequest onEqual, bool isAllowed)
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        await using var tracker = await SimTracker.StartAsync(_clock, journal, new SimProvider(_clock));
        await tracker.SubmitAsync("a", new TrackOptions { OnEqual = onEqual });
        Assert.Equal([isAllowed], journal.AllowedEqual);
    }

    private sealed class ThrowingProvider(SimClock clock, Exception exception) : SimProvider(clock), IGenerationProvider
    {
        Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) => throw exception;
    }

    private sealed class AddressProvider(SimClock clock) : SimProvider(clock), IGenerationProvider
    {
        public Uri? Address { get; private set; }

        Task<JobSnapshot> IGenerationProvider.SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
        {
            Address = request.WebhookUrl;
            return SubmitAsync(request, cancellationToken);
        }
    }

    private sealed record Priced : ModelParams, IModelParams<Priced>
    {
        private static readonly ParamField[] s_fields = [new("count", ParamKind.Integer) { Default = "1" }];

        public static ModelInfo<Priced> Info { get; } = new("acme", "m/priced", "image", s_fields)
        {
            Prices = new PriceTable("credits", "output", new PriceRule(8, "count", "1")) { Certainty = CostCertainty.Exact },
        };

        static ParamsObject IReadableParams.Read(ParamsReader reader) => throw new NotSupportedException("It is not read.");

        protected override ModelInfo GetModel() => Info;

        protected internal override void Accept(ParamVisitor visitor) => visitor.Integer(s_fields[0], 1);
    }
}
