namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>Where the generated models are, seen from the code under test.</summary>
public enum ModelsFrom
{
    /// <summary>In the same project, as generated code.</summary>
    Source,

    /// <summary>In a referenced assembly.</summary>
    Assembly,
}
