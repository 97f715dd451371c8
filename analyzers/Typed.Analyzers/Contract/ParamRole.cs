namespace Typed.Analyzers.Contract;

/// <summary>The numeric values of <c>Typed.Specification.ParamRole</c>, which analyzers see as constants in attributes.</summary>
internal enum ParamRole
{
    None = 0,
    Duration = 1,
    Resolution = 2,
    AspectRatio = 3,
}
