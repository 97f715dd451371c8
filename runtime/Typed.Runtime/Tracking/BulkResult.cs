namespace Typed.Tracking;

/// <summary>What came of a decision about many jobs.</summary>
/// <param name="Done">The jobs for which it was carried out.</param>
/// <param name="Failed">The jobs for which it was not, with the cause.</param>
public sealed record BulkResult(IReadOnlyList<Guid> Done, IReadOnlyDictionary<Guid, Exception> Failed);
