namespace Typed.Refresh.Costs;

/// <summary>The place of an entry.</summary>
/// <param name="File">The path relative to the report's root, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record CostPlace(string File, int Line, int Column)
{
    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column})");
}

/// <summary>One submission in the code.</summary>
/// <param name="Place">The call.</param>
/// <param name="Member">The method, local function or lambda.</param>
/// <param name="Endpoint">The HTTP endpoint that the member handles, or null.</param>
/// <param name="Provider">The provider, or null if unknown.</param>
/// <param name="Model">The model, or null if unknown.</param>
/// <param name="Unit">The provider's unit, such as <c>credits</c>, or null if unknown.</param>
/// <param name="Least">The minimum price of one submission, or null if unknown.</param>
/// <param name="Most">The maximum price of one submission, or null if unknown.</param>
/// <param name="Certainty"><c>exact</c>, <c>typical</c> or <c>superseded</c>, or null if there is no price.</param>
/// <param name="Table">The date of the price table, or null.</param>
/// <param name="Times">How often the call runs when its member runs once, or null if unknown.</param>
/// <param name="Reason">Why the price is unknown or a range, or null.</param>
internal sealed record CostCall(
    CostPlace Place, string Member, string? Endpoint, string? Provider, string? Model, string? Unit, decimal? Least, decimal? Most, string? Certainty, string? Table, int? Times, string? Reason)
{
    /// <summary>The provider and its unit: credits of two providers are different currencies. Null if there is no price.</summary>
    public string? Currency => Least is null ? null : $"{Provider} {Unit}";
}

/// <summary>The worst case of a method, local function, lambda or endpoint, in one currency.</summary>
/// <param name="Place">Where the member is declared, or the endpoint is mapped.</param>
/// <param name="Name">The member.</param>
/// <param name="Endpoint">The HTTP endpoint that it handles, or null.</param>
/// <param name="Currency">The provider and its unit.</param>
/// <param name="Credits">The price of the most expensive path.</param>
/// <param name="Calls">The number of submissions on this path.</param>
/// <param name="IsLowerBound">Whether it may cost more.</param>
internal sealed record CostMember(CostPlace Place, string Name, string? Endpoint, string Currency, decimal Credits, int Calls, bool IsLowerBound);
