using System.Text.Json.Nodes;
using Spectre.Console;
using Typed.Refresh.Files;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Output;

/// <summary>Writes literal text to a console.</summary>
internal static class ConsoleText
{
    /// <summary>Writes text without wrapping: a long line of code or JSON remains one line, in a pipe and in a narrow window.</summary>
    public static void WriteText(this IAnsiConsole console, string text) => console.Profile.Out.Writer.Write(text);

    /// <summary>Writes a line without wrapping.</summary>
    public static void WriteTextLine(this IAnsiConsole console, string text = "") => console.WriteText(text + "\n");

    public static void WriteJson(this IAnsiConsole console, JsonNode json) => console.WriteText(StrictJson.Format(json));

    /// <summary>Puts text of a schema file on one line, without characters that a terminal would interpret.</summary>
    public static string Clean(string? text) => TextFunctions.Line(text);
}
