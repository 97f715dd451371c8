using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Projects;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff for programs. Its schema is <c>schemas/diff.schema.json</c>.</summary>
internal static class JsonFormat
{
    private const int Version = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(DiffReport report)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            Write(writer, report);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, DiffReport report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("from", report.From);
        writer.WriteString("to", report.To);
        writer.WriteStartObject("summary");
        foreach (var group in Enum.GetValues<ChangeClass>())
        {
            writer.WriteNumber(ClassNames.Word(group), report.Changes.Count(change => change.Class == group));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("changes");
        foreach (var change in report.Changes)
        {
            Write(writer, change);
        }

        writer.WriteEndArray();
        if (report.CallSites is { } sites)
        {
            writer.WriteStartArray("call_sites");
            foreach (var site in sites)
            {
                Write(writer, site, report.Changes);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            writer.WriteStringValue(note);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("class", ClassNames.Word(change.Class));
        writer.WriteString("kind", change.Kind);
        writer.WriteString("provider", change.Provider);
        Optional(writer, "model", change.Model.Length > 0 ? change.Model : null);
        Optional(writer, "field", change.Field);
        Optional(writer, "when", (change as PriceChanged)?.When);
        Optional(writer, "old", change.Old);
        Optional(writer, "new", change.New);
        Optional(writer, "percent", change.Percent);
        if (change is DefaultChanged ofDefault)
        {
            Optional(writer, "old_cost", ofDefault.CostBefore);
            Optional(writer, "new_cost", ofDefault.CostAfter);
        }

        writer.WriteString("message", change.Message);
        Optional(writer, "hint", change.Hint);
        writer.WriteString("file", change.Place.File);
        writer.WriteNumber("line", change.Place.Line);
        writer.WriteNumber("column", change.Place.Column);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CallSite site, IReadOnlyList<Change> changes)
    {
        writer.WriteStartObject();
        writer.WriteString("effect", CallSite.Word(site.Effect));
        writer.WriteString("file", site.File);
        writer.WriteNumber("line", site.Line);
        writer.WriteNumber("column", site.Column);
        writer.WriteString("text", site.Text);
        writer.WriteString("message", site.Message);
        writer.WriteNumber("change", changes.ToList().IndexOf(site.Change));
        writer.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
