namespace Typed.Tracking.Journal;

/// <summary>Counts the credits of each day that a cap limits. Not thread-safe: the journal locks.</summary>
internal sealed class FileSpendLedger(IReadOnlyList<SpendCap> caps)
{
    private readonly Dictionary<(DateOnly Day, string? Tag), decimal> _credits = [];
    private DateOnly _newest;

    /// <summary>Whether there is a cap.</summary>
    public bool IsUsed => caps.Count > 0;

    /// <summary>Counts a new job, or a change of one.</summary>
    public void Change(JobRecord? before, JobRecord after)
    {
        Add(before, -1);
        Add(after, 1);
    }

    /// <summary>Checks a new job.</summary>
    /// <exception cref="SpendCapExceededException">A cap is reached, or the price is unknown and a cap does not allow that.</exception>
    public void ThrowIfExceeded(JobRecord record)
    {
        foreach (var cap in caps.Where(cap => cap.AppliesTo(record)))
        {
            if (record.Price is null ? !cap.AllowUnknownPrice : _credits.GetValueOrDefault((DayOf(record), cap.Tag)) + record.Price > cap.CreditsPerDay)
            {
                throw new SpendCapExceededException(record.Provider, cap, record.Price);
            }
        }
    }

    private static DateOnly DayOf(JobRecord record) => DateOnly.FromDateTime(record.CreatedAt.UtcDateTime);

    private void Add(JobRecord? record, int sign)
    {
        if (record?.Spend is not { } spend || DayOf(record) is var day && day.AddDays(1) < _newest)
        {
            // No job is added for such a day any more.
            return;
        }

        // Several caps can have one tag.
        foreach (var tag in caps.Where(cap => cap.AppliesTo(record)).Select(cap => cap.Tag).Distinct(StringComparer.Ordinal))
        {
            _credits[(day, tag)] = _credits.GetValueOrDefault((day, tag)) + (sign * spend);
        }

        if (day > _newest)
        {
            _newest = day;
            foreach (var old in _credits.Keys.Where(key => key.Day.AddDays(1) < day).ToList())
            {
                _credits.Remove(old);
            }
        }
    }
}
