using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Prices.Tables;

/// <summary>Reads the tables of a CSV, JSON or Markdown file.</summary>
internal static class SheetReader
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    /// <summary>The tables of a file, by its extension: .csv, .tsv, .json; otherwise Markdown.</summary>
    /// <exception cref="ToolException">The file contains no table, or a row has another number of cells.</exception>
    public static IReadOnlyList<TableSheet> Read(string content, string file)
    {
        var tables = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => [Csv(content, file)],
            ".json" => [Json(content, file)],
            _ => Markdown(content, file),
        };
        return tables.Any(table => table.Rows.Count > 0) ? tables : throw new ToolException($"{file}: no table with rows was found.");
    }

    private static TableSheet Csv(string content, string file)
    {
        var first = content.Split('\n')[0];
        var separator = s_separators.MaxBy(candidate => first.Count(c => c == candidate));
        var records = CsvText.Records(content, separator, file).ToList();
        return records.Count == 0 ? new TableSheet([], []) : Table(records[0].Cells, records.Skip(1), file);
    }

    private static TableSheet Json(string content, string file)
    {
        JsonNode? root;
        try
        {
            root = StrictJson.Parse(content);
        }
        catch (JsonException broken)
        {
            throw new ToolException($"{file}: {broken.Message}", broken);
        }

        // A list, or an object around one.
        var list = root as JsonArray ?? (root as JsonObject)?.Select(member => member.Value).OfType<JsonArray>().FirstOrDefault()
            ?? throw new ToolException($"{file}: a list of objects is expected.");
        var rows = list.Select(item => item is JsonObject members ? Flat(members, "").ToList() : throw new ToolException($"{file}: a list of objects is expected.")).ToList();
        var columns = rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct(StringComparer.Ordinal).ToList();
        return new TableSheet(columns, [.. rows.Select((row, index) => new PriceRow(index + 1, [.. columns.Select(column => row.FirstOrDefault(cell => cell.Key == column).Value ?? "")]))]);
    }

    // {"when": {"duration": 5}} has the column when.duration.
    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonObject members, string prefix) => members.SelectMany(member => member.Value switch
    {
        JsonObject inner => Flat(inner, $"{prefix}{member.Key}."),
        JsonArray => [],
        null => [],
        _ => [KeyValuePair.Create(prefix + member.Key, member.Value.ToString())],
    });

    private static List<TableSheet> Markdown(string content, string file)
    {
        var tables = new List<TableSheet>();
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (!lines[i].Contains('|', StringComparison.Ordinal) || !IsRule(lines[i + 1]))
            {
                continue;
            }

            var rows = new List<(int, IReadOnlyList<string>)>();
            var at = i + 2;
            for (; at < lines.Length && lines[at].Contains('|', StringComparison.Ordinal); at++)
            {
                rows.Add((at + 1, Cells(lines[at])));
            }

            tables.Add(Table(Cells(lines[i]), rows, file));
            i = at - 1;
        }

        return tables;
    }

    private static bool IsRule(string line) => line.Contains('-', StringComparison.Ordinal) && line.Contains('|', StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or ' ' or '\t');

    private static List<string> Cells(string line)
    {
        var text = line.Trim();
        text = text.StartsWith('|') ? text[1..] : text;
        text = text.EndsWith('|') && !text.EndsWith("\\|", StringComparison.Ordinal) ? text[..^1] : text;
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                cell.Append(text[++i]);
            }
            else if (text[i] == '|')
            {
                cells.Add(Plain(cell));
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        cells.Add(Plain(cell));
        return cells;
    }

    private static string Plain(StringBuilder cell)
    {
        var text = cell.ToString().Trim().Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
        cell.Clear();
        return text;
    }

    private static TableSheet Table(IReadOnlyList<string> columns, IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows, string file) => new(
        columns,
        [.. rows.Select(row => row.Cells.Count == columns.Count
            ? new PriceRow(row.Line, row.Cells)
            : throw new ToolException(FormattableString.Invariant($"{file}({row.Line}): the row has {row.Cells.Count} cells, the heading has {columns.Count}.")))]);
}
