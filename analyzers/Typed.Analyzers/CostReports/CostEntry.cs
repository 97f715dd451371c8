using System.Collections.Immutable;

namespace Typed.Analyzers.CostReports;

/// <summary>The properties of the diagnostics that the cost report is made from. The tool reads them from the compiler's error log.</summary>
internal static class CostEntry
{
    /// <summary>The id of the diagnostics.</summary>
    public const string RuleId = "TYP3007";

    /// <summary>The kind of entry: <see cref="Build"/>, <see cref="Call"/> or <see cref="Member"/>.</summary>
    public const string Kind = "typedEntry";

    /// <summary>The project. Its entry shows that the analyzers ran, even if nothing is submitted.</summary>
    public const string Build = "build";

    /// <summary>A submission.</summary>
    public const string Call = "call";

    /// <summary>The worst case of a method, local function, lambda or endpoint.</summary>
    public const string Member = "member";

    public const string Assembly = "assembly";

    /// <summary>The method, local function or lambda.</summary>
    public const string Name = "name";

    /// <summary>The HTTP endpoint, such as <c>POST /videos</c>.</summary>
    public const string Endpoint = "endpoint";

    public const string Provider = "provider";
    public const string Model = "model";
    public const string Unit = "unit";

    /// <summary>The minimum price in invariant notation; absent if unknown.</summary>
    public const string Least = "least";

    /// <summary>The maximum price in invariant notation; absent if unknown.</summary>
    public const string Most = "most";

    /// <summary><c>exact</c>, <c>typical</c> or <c>superseded</c>.</summary>
    public const string Certainty = "certainty";

    /// <summary>The date of the price table.</summary>
    public const string Table = "table";

    /// <summary>How often the call runs when its method runs once: a number, or <c>n</c> if unknown.</summary>
    public const string Times = "times";

    /// <summary>Why the price is unknown, or is a range.</summary>
    public const string Reason = "reason";

    /// <summary>The number of submissions on the most expensive path.</summary>
    public const string Calls = "calls";

    /// <summary><c>true</c> if the path may cost more: a loop of unknown length, an unknown price.</summary>
    public const string IsLowerBound = "isLowerBound";

    public static ImmutableDictionary<string, string?> Of(string kind, params (string Name, string? Value)[] properties) =>
        properties.Where(property => property.Value is not null)
            .ToImmutableDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal)
            .Add(Kind, kind);
}
