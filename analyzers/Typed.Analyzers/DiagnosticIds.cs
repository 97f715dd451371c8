namespace Typed.Analyzers;

/// <summary>The ids of all diagnostics, for suppression in code and for the code fixes.</summary>
public static class DiagnosticIds
{
    /// <summary>The model does not offer the duration.</summary>
    public const string InvalidDuration = "TYP1001";

    /// <summary>The model does not offer the resolution.</summary>
    public const string InvalidResolution = "TYP1002";

    /// <summary>The model does not offer the aspect ratio.</summary>
    public const string InvalidAspectRatio = "TYP1003";

    /// <summary>The field does not have the enumerated value.</summary>
    public const string UndefinedEnumeratedValue = "TYP1004";
}
