namespace Typed.Tracking.Journal.Files;

/// <summary>Until when the leases of each owner last. A lease is a job's owner plus the owner's last renewal: renewing 100,000 leases is one write.</summary>
internal sealed class OwnerLeases(TimeProvider time)
{
    private readonly Dictionary<string, DateTimeOffset> _owners = new(StringComparer.Ordinal);

    public void Renew(string owner, TimeSpan lease)
    {
        var until = time.GetUtcNow() + lease;
        _owners[owner] = _owners.TryGetValue(owner, out var before) && before > until ? before : until;
    }

    public bool AreValid(string owner) => _owners.TryGetValue(owner, out var until) && until > time.GetUtcNow();
}
