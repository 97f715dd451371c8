namespace Quickstart.Display;

/// <summary>The states of a job, the same words for every system.</summary>
internal enum JobState
{
    /// <summary>It needs the result of another job first.</summary>
    Waiting,

    /// <summary>The request is on its way.</summary>
    Sending,

    /// <summary>The provider works on it.</summary>
    Running,

    /// <summary>The files are being downloaded.</summary>
    Saving,

    /// <summary>The files are on disk.</summary>
    Done,

    /// <summary>There is no result.</summary>
    Failed,
}
