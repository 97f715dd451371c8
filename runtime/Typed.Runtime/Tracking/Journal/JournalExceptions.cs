namespace Typed.Tracking;

/// <summary>A journal cannot do what was asked.</summary>
/// <param name="message">What happened.</param>
/// <param name="innerException">The cause.</param>
public abstract class JournalException(string message, Exception? innerException = null) : IOException(message, innerException);

/// <summary>Another process, or another tracker of this one, has the journal open.</summary>
/// <param name="path">Where the journal is.</param>
/// <param name="innerException">The cause.</param>
public sealed class JournalInUseException(string path, Exception? innerException = null)
    : JournalException($"The journal in '{path}' is in use by another process or tracker. Two must not share it: give each a directory of its own.", innerException);

/// <summary>The journal is of a format that this version does not read.</summary>
/// <param name="message">What it is.</param>
public sealed class JournalFormatException(string message) : JournalException(message);

/// <summary>The journal can no longer be written: the disk refused. What was acknowledged before is safe; open it again to go on.</summary>
/// <param name="path">Where the journal is.</param>
/// <param name="innerException">The cause.</param>
public sealed class JournalFaultedException(string path, Exception? innerException)
    : JournalException($"The journal in '{path}' could not be written, and takes nothing more until it is opened again.", innerException);

/// <summary>A change was refused: someone else has changed the job since, or holds it.</summary>
/// <param name="key">The tracker's name of the job.</param>
/// <param name="message">Which of the two.</param>
public sealed class JournalConflictException(Guid key, string message) : JournalException(message)
{
    /// <summary>The tracker's name of the job.</summary>
    public Guid Key { get; } = key;
}

/// <summary>A record is larger than the journal can store. Nothing was written.</summary>
/// <param name="key">The tracker's name of the job.</param>
/// <param name="bytes">The size of the record in bytes.</param>
/// <param name="maxBytes">The largest size in bytes that the journal can store.</param>
public sealed class JournalRecordTooLargeException(Guid key, long bytes, long maxBytes)
    : JournalException(FormattableString.Invariant($"The record of job {key:N} has {bytes} bytes; the journal stores at most {maxBytes}. Pass large media by URL."))
{
    /// <summary>The tracker's name of the job.</summary>
    public Guid Key { get; } = key;
}

/// <summary>A job could not be removed from the journal: the file could not be rewritten. The journal goes on, and still holds the job.</summary>
/// <param name="path">Where the journal is.</param>
public sealed class JournalNotErasedException(string path)
    : JournalException($"The journal in '{path}' could not be rewritten. The job is still in it; try again when the disk has room.");
