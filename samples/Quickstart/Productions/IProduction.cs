using Typed;

namespace Quickstart.Productions;

/// <summary>The jobs at one system.</summary>
internal interface IProduction
{
    /// <summary>The requests, for their prices. Results of earlier jobs are placeholders here: no price depends on them.</summary>
    IReadOnlyList<ModelParams> Requests { get; }

    /// <summary>Runs the jobs.</summary>
    Task<Outcome[]> RunAsync(Workbench bench);
}
