using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Typed.Emulator.Json;

namespace Typed.Emulator.Catalog;

/// <summary>The models and prices of one provider. A file that can't be read is skipped; the others are still loaded.</summary>
public sealed partial class EmulatedCatalog
{
    private readonly Dictionary<string, EmulatedModel> _byName = new(StringComparer.Ordinal);
    private readonly List<EmulatedModel> _models = [];
    private readonly ILogger _logger;

    internal EmulatedCatalog(string provider, SchemaFileSource source, ILogger logger)
    {
        Provider = provider;
        _logger = logger;
        foreach (var file in source.ModelFiles(provider))
        {
            Add(file, source);
        }

        Prices = ReadPrices($"{provider}/pricing.json", source);
    }

    /// <summary>The provider's folder name.</summary>
    public string Provider { get; }

    /// <summary>All models, in file order.</summary>
    public IReadOnlyList<EmulatedModel> Models => _models;

    internal EmulatedPriceTable Prices { get; }

    /// <summary>Finds a model by its exact name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out EmulatedModel? model) => _byName.TryGetValue(name, out model);

    private void Add(string file, SchemaFileSource source)
    {
        if (!TryParse(file, source, out var root))
        {
            return;
        }

        if (Text(root, "model") is not { Length: > 0 } name || Text(root, "kind") is not { Length: > 0 } kind
            || !root.TryGetProperty("input_schema", out var schema)
            || schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            LogSkipped(file, "the strings 'model' and 'kind' and a schema in 'input_schema' are required");
            return;
        }

        var model = new EmulatedModel(name, kind, schema, root.Clone());
        if (!_byName.TryAdd(name, model))
        {
            LogSkipped(file, $"another file already defines the model '{name}'");
            return;
        }

        _models.Add(model);
    }

    private EmulatedPriceTable ReadPrices(string file, SchemaFileSource source)
    {
        if (!TryParse(file, source, out var root))
        {
            return EmulatedPriceTable.Empty;
        }

        var table = EmulatedPriceTable.Read(root, out var problems);
        foreach (var problem in problems)
        {
            LogSkipped(file, problem);
        }

        return table;
    }

    private bool TryParse(string file, SchemaFileSource source, out JsonElement root)
    {
        root = default;
        try
        {
            if (source.Read(file) is { } bytes)
            {
                root = JsonReading.Parse(bytes);
                if (root.ValueKind == JsonValueKind.Object)
                {
                    return true;
                }

                LogSkipped(file, "the file is not a JSON object");
            }
        }
        catch (JsonException exception)
        {
            // JsonException counts from zero, editors count from one.
            LogBroken(file, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogSkipped(file, exception.Message);
        }

        return false;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var element) && element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    [LoggerMessage(1, LogLevel.Warning, "Skipped {File}({Line},{Column}): {Reason}")]
    private partial void LogBroken(string file, long line, long column, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Skipped in {File}: {Reason}")]
    private partial void LogSkipped(string file, string reason);
}
