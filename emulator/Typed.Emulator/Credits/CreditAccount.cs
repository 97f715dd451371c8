namespace Typed.Emulator.Credits;

/// <summary>The credits of the emulated account. Safe to use from several threads.</summary>
public sealed class CreditAccount
{
    private readonly Lock _gate = new();
    private decimal _balance;
    private decimal _charged;
    private decimal _refunded;

    /// <summary>Opens an account.</summary>
    public CreditAccount(decimal balance)
    {
        _balance = balance;
    }

    /// <summary>What is left. May be set, to bring an account to the edge.</summary>
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

    /// <summary>All that was ever charged, refunded or not.</summary>
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

    /// <summary>All that was ever given back for failed jobs.</summary>
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

    /// <summary>Takes credits, if there are enough.</summary>
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

    /// <summary>Gives credits back.</summary>
    internal void Refund(decimal credits)
    {
        lock (_gate)
        {
            _balance += credits;
            _refunded += credits;
        }
    }
}
