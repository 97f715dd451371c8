namespace Typed.Cluster.PostgreSql;

/// <summary>The tenant has as many unsettled jobs as <see cref="PostgresJournalOptions.MaxUnsettledPerTenant"/> allows. Nothing was sent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="limit">The limit.</param>
public sealed class TenantLimitExceededException(string provider, string tenant, int limit)
    : TypedException(provider, FormattableString.Invariant($"The tenant '{tenant}' has {limit} unsettled jobs, which is its limit. Nothing was sent."))
{
    /// <summary>The tenant.</summary>
    public string Tenant { get; } = tenant;

    /// <summary>The maximum number of unsettled jobs.</summary>
    public int Limit { get; } = limit;
}
