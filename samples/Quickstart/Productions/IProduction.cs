using Typed;

namespace Quickstart.Productions;

/// <summary>What is made at one system.</summary>
internal interface IProduction
{
    /// <summary>Its requests, for their prices. What comes from an earlier job is still a placeholder: no price depends on it.</summary>
    IReadOnlyList<ModelParams> Requests { get; }

    /// <summary>Makes all of it.</summary>
    Task<Outcome[]> RunAsync(Workbench bench);
}
