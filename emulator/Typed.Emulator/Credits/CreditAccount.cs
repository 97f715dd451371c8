namespace Typed.Emulator.Credits;

/// <summary>The credits of the emulated account. Thread-safe.</summary>
public sealed class CreditAccount
{
    private readonly Lock _gate = new();
    private decimal _balance;
    private decimal _charged;
    private decimal _refunded;

    /// <summary>Creates an account with a balance.</summary>
    public CreditAccount(decimal balance)
    {
        _balance = balance;
    }

    /// <summary>The remaining credits. Can be set, for example to test an almost empty account.</summary>
    public decimal Balance
    {
        get
        {
            lock (_gate)
            {
                return _balance;
            }
        }

        set
        {
            lock (_gate)
            {
                _balance = value;
            }
        }
    }

    /// <summary>The total credits charged, including those refunded later.</summary>
    public decimal Charged
    {
        get
        {
            lock (_gate)
            {
                return _charged;
            }
        }
    }

    /// <summary>The total credits refunded for failed jobs.</summary>
    public decimal Refunded
    {
        get
        {
            lock (_gate)
            {
                return _refunded;
            }
        }
    }

    /// <summary>Charges credits if the balance is sufficient.</summary>
    internal bool TryCharge(decimal credits)
    {
        lock (_gate)
        {
            if (credits > _balance)
            {
                return false;
            }

            _balance -= credits;
            _charged += credits;
            return true;
        }
    }

    /// <summary>Refunds credits.</summary>
    internal void Refund(decimal credits)
    {
        lock (_gate)
        {
            _balance += credits;
            _refunded += credits;
        }
    }
}
