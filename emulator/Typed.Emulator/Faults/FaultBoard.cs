namespace Typed.Emulator.Faults;

/// <summary>The active faults. Safe to change while requests arrive.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];

    /// <summary>All faults that were added and not removed, including used-up ones, in the order they were added.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _active];
            }
        }
    }

    /// <summary>Adds a fault. The result reports how often the fault has occurred.</summary>
    public ActiveFault Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var active = new ActiveFault(fault);
        lock (_gate)
        {
            _active.Add(active);
        }

        return active;
    }

    /// <summary>Replaces all faults with the given ones.</summary>
    public void Replace(IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var active = faults.Select(fault => new ActiveFault(fault)).ToList();
        lock (_gate)
        {
            _active.Clear();
            _active.AddRange(active);
        }
    }

    /// <summary>Removes a fault.</summary>
    public bool Remove(ActiveFault fault)
    {
        lock (_gate)
        {
            return _active.Remove(fault);
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _active.Clear();
        }
    }

    /// <summary>Counts an occasion for every fault of a kind. If several would occur, only the first does.</summary>
    internal Fault? Take(FaultKind kind, string? route = null)
    {
        lock (_gate)
        {
            Fault? struck = null;
            foreach (var active in _active.Where(one => one.Fault.Kind == kind && (one.Fault.Route is null || one.Fault.Route == route)))
            {
                if (active.Strikes(alreadyStruck: struck is not null))
                {
                    struck = active.Fault;
                }
            }

            return struck;
        }
    }
}

/// <summary>An active fault and how often it has occurred.</summary>
public sealed class ActiveFault
{
    private int _occasions;
    private int _fired;

    internal ActiveFault(Fault fault)
    {
        Fault = fault;
    }

    /// <summary>The fault that was added.</summary>
    public Fault Fault { get; }

    /// <summary>How often the fault has occurred.</summary>
    public int Fired => Volatile.Read(ref _fired);

    /// <summary>Must be called under the board's lock.</summary>
    internal bool Strikes(bool alreadyStruck)
    {
        if (Fault.Times <= _fired)
        {
            return false;
        }

        var since = _occasions++ - Fault.Skip;
        if (alreadyStruck || since < 0 || since % Fault.Every != 0)
        {
            return false;
        }

        _fired++;
        return true;
    }
}
