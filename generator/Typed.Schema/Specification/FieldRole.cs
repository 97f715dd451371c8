namespace Typed.Schema.Specification;

/// <summary>A field's role, derived from its name. Names and numbers are those of the runtime's <c>ParamRole</c>: generated attributes state them, and the analyzers read them.</summary>
public enum FieldRole
{
    None = 0,
    Duration = 1,
    Resolution = 2,
    AspectRatio = 3,
}
