namespace Typed.Specification;

/// <summary>The purpose of a field, if its name indicates one. Some roles have their own analyzer rule.</summary>
public enum ParamRole
{
    /// <summary>No specific role.</summary>
    None = 0,

    /// <summary>The length of the output. The numbers of its enum are whole seconds.</summary>
    Duration = 1,

    /// <summary>The resolution of the output.</summary>
    Resolution = 2,

    /// <summary>The aspect ratio of the output.</summary>
    AspectRatio = 3,
}
