namespace Typed.Tracking;

/// <summary>A journal operation failed.</summary>
/// <param name="message">The error message.</param>
/// <param name="innerException">The cause.</param>
public abstract class JournalException(string message, Exception? innerException = null) : IOException(message, innerException);

/// <summary>Another process, or another tracker in this process, has the journal open.</summary>
/// <param name="path">The path of the journal.</param>
/// <param name="innerException">The cause.</param>
public sealed class JournalInUseException(string path, Exception? innerException = null)
    : JournalException($"The journal in '{path}' is in use by another process or tracker. They cannot share it. Give each its own directory.", innerException);

/// <summary>The journal has a format that this version cannot read.</summary>
/// <param name="message">The description of the format.</param>
public sealed class JournalFormatException(string message) : JournalException(message);

/// <summary>The journal can no longer be written because the disk refused a write. Acknowledged writes are safe. Open the journal again to continue.</summary>
/// <param name="path">The path of the journal.</param>
/// <param name="innerException">The cause.</param>
public sealed class JournalFaultedException(string path, Exception? innerException)
    : JournalException($"The journal in '{path}' could not be written. It accepts no more records until it is opened again.", innerException);

/// <summary>A change was refused because someone else has changed the job in the meantime, or holds its lease.</summary>
/// <param name="key">The tracker's key for the job.</param>
/// <param name="message">The reason: changed or held.</param>
public sealed class JournalConflictException(Guid key, string message) : JournalException(message)
{
    /// <summary>The tracker's key for the job.</summary>
    public Guid Key { get; } = key;
}

/// <summary>A record is larger than the journal can store. Nothing was written.</summary>
/// <param name="key">The tracker's key for the job.</param>
/// <param name="bytes">The size of the record in bytes.</param>
/// <param name="maxBytes">The maximum size in bytes that the journal can store.</param>
public sealed class JournalRecordTooLargeException(Guid key, long bytes, long maxBytes)
    : JournalException(FormattableString.Invariant($"The record of job {key:N} has {bytes} bytes; the journal stores at most {maxBytes}. Pass large media by URL."))
{
    /// <summary>The tracker's key for the job.</summary>
    public Guid Key { get; } = key;
}

/// <summary>A job could not be removed because the journal's file could not be rewritten. The journal still works and contains the job.</summary>
/// <param name="path">The path of the journal.</param>
public sealed class JournalNotErasedException(string path)
    : JournalException($"The journal in '{path}' could not be rewritten. It still contains the job. Try again when the disk has room.");

/// <summary>The database of the journal cannot be reached, or refuses to work. Nothing is known to be written. A new job was not sent.</summary>
/// <param name="innerException">The cause.</param>
public sealed class JournalUnavailableException(Exception innerException)
    : JournalException("The journal's database cannot be reached, or refuses a statement. Nothing was sent.", innerException);
