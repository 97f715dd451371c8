using System.Buffers;
using System.Text.Json;
using Typed;
using Typed.Specification;

namespace Worker.Batch;

/// <summary>A batch as a table: the columns <c>id</c>, <c>provider</c> and <c>model</c>, and one for each parameter. An empty cell is not set.</summary>
internal static class CsvRows
{
    private static readonly string[] s_fixed = ["id", "provider", "model"];

    public static IEnumerable<BatchRow> Read(string text)
    {
        var lines = Csv.Parse(text);
        var header = lines.Count > 0 ? lines[0] : [];
        var at = s_fixed.Select(name => header.IndexOf(name)).ToArray();
        if (at.Contains(-1))
        {
            throw new BatchException($"The first line of the batch must name the columns {string.Join(", ", s_fixed)}.");
        }

        return lines.Skip(1).Select(cells => Row(header, cells, at));
    }

    private static BatchRow Row(List<string> header, List<string> cells, int[] at)
    {
        string Cell(int index) => index < cells.Count ? cells[index] : "";
        var values = Enumerable.Range(0, header.Count)
            .Where(index => !at.Contains(index) && Cell(index).Length > 0)
            .ToDictionary(index => header[index], Cell, StringComparer.Ordinal);
        return new BatchRow(Cell(at[0]), Cell(at[1]), Cell(at[2]), model => ParametersOf(model, values));
    }

    private static JsonElement ParametersOf(ModelInfo model, Dictionary<string, string> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, cell) in values)
            {
                writer.WritePropertyName(name);
                Write(writer, model.Field(name), cell);
            }

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    // A cell is text; the model's field says whether 5 is sent as 5 or as "5". What does not fit stays text, and validation names it.
    private static void Write(Utf8JsonWriter writer, ParamField? field, string cell)
    {
        var json = field switch
        {
            { Values.Count: > 0 } => field.Values.FirstOrDefault(value => value.Text == cell)?.Json,
            null or { Kind: ParamKind.Text } => null,
            _ => Literal(cell),
        };
        if (json is null)
        {
            writer.WriteStringValue(cell);
        }
        else
        {
            writer.WriteRawValue(json);
        }
    }

    private static string? Literal(string cell)
    {
        try
        {
            return JsonElement.Parse(cell).GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
