namespace Typed.Tracking;

/// <summary>The outcome of a decision about many jobs.</summary>
/// <param name="Done">The jobs for which the decision was carried out.</param>
/// <param name="Failed">The jobs for which it failed, with the cause.</param>
public sealed record BulkResult(IReadOnlyList<Guid> Done, IReadOnlyDictionary<Guid, Exception> Failed);
