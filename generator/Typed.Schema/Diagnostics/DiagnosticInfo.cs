using System.Globalization;
using Typed.Schema.Collections;

namespace Typed.Schema.Diagnostics;

/// <summary>A problem at one location, as values.</summary>
/// <param name="Rule">The id of its rule.</param>
/// <param name="Path">The file; empty if the problem is not in a file.</param>
/// <param name="Place">The location in the file.</param>
/// <param name="Arguments">The message's arguments.</param>
public sealed record DiagnosticInfo(string Rule, string Path, TextPlace Place, EquatableArray<string> Arguments)
{
    /// <summary>The complete message.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, ProblemRules.ById(Rule).Message, Arguments.ToArray<object>());

    public static DiagnosticInfo Of(ProblemRule rule, string path, TextPlace place, params string[] arguments) =>
        new(rule.Id, path, place, arguments.Select(MessageText.Of).ToEquatableArray());
}
