namespace Typed.Specification;

/// <summary>What a field is for, where its name says so. Analyzers have a rule of their own for some roles.</summary>
public enum ParamRole
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>The length of the output; the numbers of its enum are whole seconds.</summary>
    Duration = 1,

    /// <summary>The resolution of the output.</summary>
    Resolution = 2,

    /// <summary>The aspect ratio of the output.</summary>
    AspectRatio = 3,
}
