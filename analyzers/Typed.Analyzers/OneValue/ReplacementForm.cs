namespace Typed.Analyzers.OneValue;

/// <summary>What a code fix may put at the location of a diagnostic.</summary>
internal enum ReplacementForm
{
    /// <summary>The member itself.</summary>
    Member,

    /// <summary>The member, kept nullable.</summary>
    NullableMember,

    /// <summary>The member's number: literally for seconds, otherwise as a cast that keeps its name.</summary>
    Number,

    /// <summary>The member's seconds as a <see cref="TimeSpan"/>.</summary>
    Time,
}
