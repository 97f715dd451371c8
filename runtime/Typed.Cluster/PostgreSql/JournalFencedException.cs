using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Another process has taken over the jobs of this owner. This journal writes nothing more.</summary>
internal sealed class JournalFencedException() : JournalException("Another process has taken over the jobs of this owner.");
