namespace Typed.Cluster.PostgreSql;

/// <summary>Who can write a job.</summary>
internal enum JobHolder
{
    /// <summary>The session that queries, or any session: no other live one holds the job.</summary>
    None,

    /// <summary>Another live session.</summary>
    Other,

    /// <summary>The job was changed after it was read, or is not in the journal.</summary>
    Changed,
}
