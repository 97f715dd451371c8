using System.Text.Json;
using Typed;
using Typed.Models;

namespace Worker.Batch;

/// <summary>Reads a batch and checks all of it, so that a mistake in the last line is found before the first credit is spent.</summary>
internal static class BatchFile
{
    /// <exception cref="BatchException">The file cannot be read, or the models would refuse some of its items; the message lists them all.</exception>
    public static async Task<IReadOnlyList<BatchItem>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BatchException($"The batch cannot be read: {exception.Message}");
        }

        var isJson = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);
        var problems = new List<string>();
        var items = new List<BatchItem>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in isJson ? JsonRows.Read(text) : CsvRows.Read(text))
        {
            if (!ids.Add(row.Id))
            {
                problems.Add($"{row.Id}: the id occurs twice");
            }
            else if (!AllModels.Catalogs.TryGet(row.Provider, row.Model, out var model))
            {
                problems.Add($"{row.Id}: {row.Provider} has no model '{row.Model}'");
            }
            else if (model.Parse(row.ParametersOf(model)) is var parsed && parsed.IsValid)
            {
                items.Add(new BatchItem(row.Id, parsed.Params));
            }
            else
            {
                problems.AddRange(parsed.Report.Errors.Select(error => $"{row.Id}: {error}"));
            }
        }

        return problems.Count == 0
            ? items
            : throw new BatchException($"Nothing was submitted.{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }
}

/// <summary>A row before it is checked.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Provider">The provider's key.</param>
/// <param name="Model">The model's name.</param>
/// <param name="ParametersOf">Gives the parameters as JSON, once the model is known.</param>
internal sealed record BatchRow(string Id, string Provider, string Model, Func<ModelInfo, JsonElement> ParametersOf);

/// <summary>The batch cannot be run.</summary>
internal sealed class BatchException(string message) : Exception(message);
