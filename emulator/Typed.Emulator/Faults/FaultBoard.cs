namespace Typed.Emulator.Faults;

/// <summary>The faults that are switched on. Safe to change while requests come in.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];

    /// <summary>The faults that are switched on, used up ones included, in the order they were added.</summary>
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

    /// <summary>Switches a fault on. What is returned tells how often it struck.</summary>
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

    /// <summary>Switches all off, then these on.</summary>
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

    /// <summary>Switches a fault off.</summary>
    public bool Remove(ActiveFault fault)
    {
        lock (_gate)
        {
            return _active.Remove(fault);
        }
    }

    /// <summary>Switches all faults off.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _active.Clear();
        }
    }

    /// <summary>Counts an occasion for every fault of a kind; of those that would strike, the first does.</summary>
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

/// <summary>A fault that is switched on, and what became of it.</summary>
public sealed class ActiveFault
{
    private int _occasions;
    private int _fired;

    internal ActiveFault(Fault fault)
    {
        Fault = fault;
    }

    /// <summary>What was asked for.</summary>
    public Fault Fault { get; }

    /// <summary>How often it struck.</summary>
    public int Fired => Volatile.Read(ref _fired);

    /// <summary>Under the board's lock.</summary>
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
