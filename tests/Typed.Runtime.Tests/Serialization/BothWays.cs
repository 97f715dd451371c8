using System.Text;
using System.Text.Json;

namespace Typed.RuntimeTests.Serialization;

/// <summary>Reads a record from a document, and states the outcome of either way to read one.</summary>
internal static class BothWays
{
    public static T OfDocument<T>(string json)
        where T : ModelParams, IModelParams<T> => OfDocument<T>(Encoding.UTF8.GetBytes(json));

    public static T OfDocument<T>(byte[] json)
        where T : ModelParams, IModelParams<T>
    {
        using var document = JsonDocument.Parse(json);
        var result = T.Info.Parse(document.RootElement);
        return (T?)result.Params ?? throw new JsonException(result.Report.ToString());
    }

    public static string Outcome(Func<ModelParams> read)
    {
        try
        {
            var record = read();
            return $"{record.ToJson()} extra: {string.Join(", ", record.ExtraParameters?.Keys ?? [])}";
        }
        catch (JsonException problem)
        {
            // A position and a path follow where the JSON itself is broken.
            return problem.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        }
    }
}
