using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>What every journal must do. An implementation derives a class that says how to open one, and to open it again.</summary>
public abstract class JournalContract : IDisposable
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    internal SimClock Clock { get; } = new();

    /// <summary>A journal on the same store as before; those that were opened before may be open still where <paramref name="shared"/>.</summary>
    protected abstract IJobJournal Make(bool shared);

    protected virtual bool CanBeShared => false;

    [Fact]
    public async Task What_was_added_is_found_by_its_name_and_by_the_providers_id()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        Assert.Null(await AddAsync(journal, intent));
        Assert.Null(await journal.FindByJobIdAsync("acme", "j1", Records.Ct));
        var open = await journal.UpdateAsync(Records.Opened(intent, "j1"), "A", Records.Ct);

        Assert.Equal(2, open.Version);
        Assert.Equal(JobState.Open, (await journal.FindAsync(intent.Key, Records.Ct))!.State);
        Assert.Equal(intent.Key, (await journal.FindByJobIdAsync("acme", "j1", Records.Ct))!.Key);
        Assert.Null(await journal.FindByJobIdAsync("other", "j1", Records.Ct));
        Assert.Null(await journal.FindAsync(Guid.NewGuid(), Records.Ct));
    }

    [Fact]
    public async Task An_equal_request_is_refused_until_the_first_is_settled()
    {
        await using var journal = await OpenAsync();
        var first = Records.Intent();
        await AddAsync(journal, first);
        Assert.Equal(first.Key, (await AddAsync(journal, Records.Intent()))!.Key);

        foreach (var state in new[] { JobState.Open, JobState.Uncertain, JobState.Overdue })
        {
            first = await journal.UpdateAsync(first with { State = state }, "A", Records.Ct);
            Assert.Equal(first.Key, (await AddAsync(journal, Records.Intent()))!.Key);
            Assert.Equal(first.Key, (await journal.FindUnsettledAsync(first.Identity!, Records.Ct))!.Key);
        }

        Assert.Null(await AddAsync(journal, Records.Intent("another")));
        await journal.UpdateAsync(first with { State = JobState.Failed }, "A", Records.Ct);
        Assert.Null(await journal.FindUnsettledAsync(first.Identity!, Records.Ct));
        Assert.Null(await AddAsync(journal, Records.Intent()));
    }

    [Fact]
    public async Task Equal_requests_that_are_asked_for_hold_each_other_until_the_last_is_settled()
    {
        await using var journal = await OpenAsync();
        var (first, second) = (Records.Intent(), Records.Intent());
        await AddAsync(journal, first);
        Assert.Null(await journal.AddAsync(second, "A", s_lease, allowEqual: true, Records.Ct));
        await journal.UpdateAsync(second with { State = JobState.Failed }, "A", Records.Ct);
        Assert.Equal(first.Key, (await AddAsync(journal, Records.Intent()))!.Key);
        await journal.UpdateAsync(first with { State = JobState.Failed }, "A", Records.Ct);
        Assert.Null(await AddAsync(journal, Records.Intent()));
    }

    [Fact]
    public async Task A_request_with_a_key_is_added_once_until_it_is_known_that_it_was_not_sent()
    {
        await using var journal = await OpenAsync();
        var first = Records.Intent() with { IdempotencyKey = "order 1" };
        await AddAsync(journal, first);
        foreach (var state in new[] { JobState.Open, JobState.Succeeded, JobState.Failed, JobState.Gone, JobState.Expired })
        {
            first = await journal.UpdateAsync(first with { State = state }, "A", Records.Ct);
            Assert.Equal(first.Key, (await AddAsync(journal, Records.Intent() with { IdempotencyKey = "order 1" }))!.Key);
        }

        Assert.Null(await journal.FindUnsettledAsync(first.Identity!, Records.Ct));
        Assert.Null(await AddAsync(journal, Records.Intent() with { IdempotencyKey = "order 2" }));
        await journal.UpdateAsync(first with { State = JobState.NotSent }, "A", Records.Ct);
        Assert.Null(await AddAsync(journal, Records.Intent() with { IdempotencyKey = "order 1" }));
    }

    [Fact]
    public async Task Of_equal_requests_at_one_moment_one_is_added()
    {
        await using var journal = await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await AddAsync(journal, Records.Intent()))));
        Assert.Single(answers, answer => answer is null);
    }

    [Fact]
    public async Task A_write_on_top_of_another_version_is_refused()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent);
        await journal.UpdateAsync(intent with { Status = "one" }, "A", Records.Ct);
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(intent with { Status = "two" }, "A", Records.Ct));
        Assert.Equal("one", (await journal.FindAsync(intent.Key, Records.Ct))!.Status);
    }

    [Fact]
    public async Task Another_owner_writes_only_when_the_lease_has_ended()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent);
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(intent, "B", Records.Ct));
        Clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await journal.UpdateAsync(intent, "B", Records.Ct)).Version);
    }

    [Fact]
    public async Task Only_jobs_without_a_living_owner_are_taken_and_by_one()
    {
        await using var journal = await OpenAsync();
        var (open, done, foreign) = (Records.Intent("1"), Records.Intent("2"), Records.Intent("3", "other"));
        foreach (var record in new[] { open, done, foreign })
        {
            await AddAsync(journal, record);
        }

        await journal.UpdateAsync(done with { State = JobState.Failed }, "A", Records.Ct);
        Assert.Empty(await ClaimAsync(journal, "B"));
        Clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        Assert.Equal(open.Key, Assert.Single(await ClaimAsync(journal, "B")).Key);
        Assert.Empty(await ClaimAsync(journal, "C"));
        Assert.Empty(await ClaimAsync(journal, "B"));
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(open, "A", Records.Ct));
    }

    [Fact]
    public async Task Renewal_keeps_and_release_frees()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent);
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(s_lease / 2);
            await journal.RenewAsync("A", s_lease, Records.Ct);
        }

        Assert.Empty(await ClaimAsync(journal, "B"));
        await journal.ReleaseAsync("A", [Guid.NewGuid()], Records.Ct);
        Assert.Empty(await ClaimAsync(journal, "B"));
        await journal.ReleaseAsync("A", null, Records.Ct);
        Assert.Single(await ClaimAsync(journal, "B"));
        // What another has taken is not renewed by the old owner.
        await journal.RenewAsync("A", TimeSpan.FromHours(1), Records.Ct);
        await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.UpdateAsync(intent, "A", Records.Ct));
    }

    [Fact]
    public async Task All_of_a_record_is_there_when_it_is_opened_again()
    {
        var record = Records.Intent() with
        {
            JobId = "j-ü",
            Status = "warming_up",
            Reason = "because\n\"…\"",
            Label = "label",
            Tenant = "tenant",
            IdempotencyKey = "order 1",
            Account = "0123456789abcdef",
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            Candidates = ["j-1", "j-2"],
            SubmittedAt = SimClock.Start.AddSeconds(1),
            EndedAt = SimClock.Start.AddSeconds(2),
            Deadline = SimClock.Start.AddSeconds(3),
            ExpiresAt = SimClock.Start.AddSeconds(4),
            FetchedAt = SimClock.Start.AddSeconds(5),
            CreditsUsed = 8.25m,
            CreditsRefunded = 0.1m,
            Assets = [new JobAsset { Url = new Uri("https://cdn.example/x.mp4?s=1"), Id = "a", Type = "video", Name = "n", File = "/tmp/x", Length = 5 }],
            StateText = "a_state_of_the_future",
            Unknown = new Dictionary<string, System.Text.Json.JsonElement> { ["new_member"] = Records.Json("""{"deep":[1]}""") },
        };
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, record);
        }

        await using var again = await OpenAsync();
        var found = await again.FindAsync(record.Key, Records.Ct);
        Assert.Equal(Records.Json(record), Records.Json(found!));
        Assert.Equal(JobState.Unknown, found!.State);
        // It may be paid for: it counts as not settled.
        Assert.Equal(record.Key, (await AddAsync(again, Records.Intent() with { Tenant = "tenant", IdempotencyKey = "order 1" }))!.Key);
    }

    [Fact]
    public async Task Equal_requests_of_another_tenant_or_key_are_added()
    {
        await using var journal = await OpenAsync();
        JobRecord[] records =
        [
            Records.Intent(), Records.Intent() with { Tenant = "a" }, Records.Intent() with { Tenant = "ab" }, Records.Intent() with { IdempotencyKey = "a" },
            Records.Intent() with { Tenant = "a", IdempotencyKey = "b" }, Records.Intent() with { Tenant = "", IdempotencyKey = "ab" },
        ];
        foreach (var record in records)
        {
            Assert.Null(await AddAsync(journal, record));
        }

        foreach (var record in records)
        {
            Assert.Equal(record.Key, (await AddAsync(journal, record with { Key = Guid.NewGuid() }))!.Key);
        }
    }

    [Fact]
    public async Task A_record_without_a_hash_equals_none()
    {
        await using var journal = await OpenAsync();
        Assert.Null(await AddAsync(journal, Records.Intent() with { RequestHash = null }));
        Assert.Null(await AddAsync(journal, Records.Intent() with { RequestHash = null }));
    }

    [Fact]
    public async Task A_settled_job_is_erased_and_one_that_is_not_settled_is_kept()
    {
        var intent = Records.Intent() with { Label = "secret prompt" };
        await using (var journal = await OpenAsync())
        {
            await AddAsync(journal, intent);
            await AddAsync(journal, Records.Intent("other"));
            await Assert.ThrowsAsync<JournalConflictException>(async () => await journal.EraseAsync(intent.Key, Records.Ct));
            await journal.UpdateAsync(Records.Opened(intent, "j1") with { State = JobState.Failed }, "A", Records.Ct);
            Assert.True(await journal.EraseAsync(intent.Key, Records.Ct));
            Assert.False(await journal.EraseAsync(intent.Key, Records.Ct));
            Assert.Null(await journal.FindByJobIdAsync("acme", "j1", Records.Ct));
        }

        await using var again = await OpenAsync();
        Assert.Null(await again.FindAsync(intent.Key, Records.Ct));
        Assert.Single(await again.ListAsync(new JobQuery(), Records.Ct).ToListAsync());
    }

    [Fact]
    public async Task An_id_that_was_given_up_is_found_no_more()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        await AddAsync(journal, intent);
        var open = await journal.UpdateAsync(Records.Opened(intent, "j1"), "A", Records.Ct);
        await journal.UpdateAsync(open with { State = JobState.Uncertain, JobId = null }, "A", Records.Ct);
        Assert.Null(await journal.FindByJobIdAsync("acme", "j1", Records.Ct));
    }

    [Fact]
    public async Task A_cancelled_write_writes_nothing()
    {
        await using var journal = await OpenAsync();
        var intent = Records.Intent();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.AddAsync(intent, "A", s_lease, false, cancelled));
        Assert.Null(await journal.FindAsync(intent.Key, Records.Ct));
    }

    [Fact]
    public async Task A_list_is_filtered_and_oldest_first()
    {
        await using var journal = await OpenAsync();
        for (var i = 5; i > 0; i--)
        {
            await AddAsync(journal, Records.Intent(Records.Text(i), i == 3 ? "other" : "acme", SimClock.Start.AddMinutes(i)));
        }

        var found = await journal.ListAsync(new JobQuery { Provider = "acme", States = [JobState.Intent] }, Records.Ct).ToListAsync();
        Assert.Equal(["1", "2", "4", "5"], found.Select(record => record.RequestHash));
        Assert.Single(await journal.ListAsync(new JobQuery { RequestHash = "3" }, Records.Ct).ToListAsync());
        Assert.Empty(await journal.ListAsync(JobQuery.Uncertain, Records.Ct).ToListAsync());
    }

    [Fact]
    public async Task Each_filter_of_a_list_limits_it()
    {
        await using var journal = await OpenAsync();
        var one = Records.Intent("1", at: SimClock.Start.AddMinutes(1)) with { Model = "m/2", Label = "l", Tenant = "t" };
        var other = Records.Intent("2", at: SimClock.Start.AddMinutes(2));
        await AddAsync(journal, one);
        await AddAsync(journal, other);
        other = await journal.UpdateAsync(other with { State = JobState.Succeeded }, "A", Records.Ct);
        Assert.Equal(one.Key, await SingleAsync(new JobQuery { Model = "m/2" }));
        Assert.Equal(one.Key, await SingleAsync(new JobQuery { Label = "l" }));
        Assert.Equal(one.Key, await SingleAsync(new JobQuery { Tenant = "t" }));
        Assert.Equal(one.Key, await SingleAsync(new JobQuery { CreatedBefore = other.CreatedAt }));
        Assert.Equal(other.Key, await SingleAsync(new JobQuery { CreatedFrom = other.CreatedAt }));
        Assert.Equal(other.Key, await SingleAsync(JobQuery.Unfetched));
        Assert.Equal(one.Key, await SingleAsync(JobQuery.Unsettled));
        await journal.UpdateAsync(other with { FetchedAt = SimClock.Start }, "A", Records.Ct);
        Assert.Equal(other.Key, await SingleAsync(new JobQuery { IsFetched = true }));
        Assert.Empty(await journal.ListAsync(JobQuery.Unfetched, Records.Ct).ToListAsync());

        async Task<Guid> SingleAsync(JobQuery query) => Assert.Single(await journal.ListAsync(query, Records.Ct).ToListAsync()).Key;
    }

    [Fact]
    public async Task Two_that_share_it_see_each_others_jobs()
    {
        Assert.SkipUnless(CanBeShared, "This journal is for one process.");
        await using var one = await OpenAsync();
        await using var other = Make(shared: true);
        await other.OpenAsync(Records.Ct);
        await AddAsync(one, Records.Intent());
        Assert.NotNull(await other.AddAsync(Records.Intent(), "B", s_lease, false, Records.Ct));
        Assert.Empty(await ClaimAsync(other, "B"));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected async Task<IJobJournal> OpenAsync()
    {
        var journal = Make(shared: false);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }

    protected static ValueTask<JobRecord?> AddAsync(IJobJournal journal, JobRecord record) => journal.AddAsync(record, "A", s_lease, false, Records.Ct);

    private static ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(IJobJournal journal, string owner) =>
        journal.ClaimAsync(owner, s_lease, ["acme"], int.MaxValue, Records.Ct);
}
