namespace Typed.Tracking.Journal;

/// <summary>Where a record is in the journal's file.</summary>
/// <param name="Offset">The offset of its frame.</param>
/// <param name="Length">The length of its frame in bytes.</param>
internal readonly record struct JournalPlace(long Offset, int Length);
