using System.Globalization;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Reading;

namespace Typed.Refresh.Diff.States;

/// <summary>Reads the files of a state with the generator's own reader, so it gets the same result as a build.</summary>
internal static class StateReader
{
    /// <exception cref="ToolException">A file cannot be read. The message contains file, line and column.</exception>
    public static SchemaState Read(string name, IReadOnlyList<SchemaText> texts, IReadOnlyCollection<string> providers, CancellationToken cancellationToken)
    {
        var read = new SortedDictionary<string, ProviderState>(StringComparer.Ordinal);
        var wanted = texts.Where(text => providers.Count == 0 || providers.Contains(text.Provider)).OrderBy(text => text.Path, StringComparer.Ordinal).ToList();
        foreach (var group in wanted.GroupBy(text => text.Provider, StringComparer.Ordinal))
        {
            read.Add(group.Key, Provider(group.Key, [.. group], cancellationToken));
        }

        return new SchemaState(name, read, wanted);
    }

    private static ProviderState Provider(string provider, IReadOnlyList<SchemaText> texts, CancellationToken cancellationToken)
    {
        var state = new ProviderState(provider);
        var models = new List<(SchemaText Text, ModelFile File)>();
        foreach (var text in texts)
        {
            var kind = text.Path switch { "pricing.json" => SchemaFileKind.Pricing, "rules.json" => SchemaFileKind.Rules, _ => SchemaFileKind.Model };
            var file = new SchemaFile(provider, text.Shown, kind, text.Text);
            switch (kind)
            {
                case SchemaFileKind.Model:
                    var model = ModelFileReader.Read(file, cancellationToken);
                    models.Add((text, model.Model is null ? throw Unreadable(text, model.Diagnostics) : model));
                    break;
                case SchemaFileKind.Pricing:
                    Prices(state, text, PricingFileReader.Read(file, cancellationToken), cancellationToken);
                    break;
                default:
                    Rules(state, text, RulesFileReader.Read(file, cancellationToken), cancellationToken);
                    break;
            }
        }

        var names = NameTable.Assign(models.Select(model => ModelIdentity.Of(model.File.Model!, model.Text.Path, model.File.NamePlace)), EquatableArray<NameOverride>.Empty, ProviderNames.Assign([provider], []));
        foreach (var (text, file) in models)
        {
            // Of two files for one model, the build uses the first; the other has no name.
            if (names.First(name => name.Path == text.Path) is { Name.Length: > 0 } name)
            {
                state.Models.Add(file.Model!.Model, new ModelState(file.Model, JsonParser.Parse(text.Text, cancellationToken), text.Shown, name.Name));
            }
        }

        return state;
    }

    private static void Prices(ProviderState state, SchemaText text, PricingFile file, CancellationToken cancellationToken)
    {
        if (file.Diagnostics.Count > 0)
        {
            throw Unreadable(text, file.Diagnostics);
        }

        var root = JsonParser.Parse(text.Text, cancellationToken);
        state.Files[text.Path] = (text.Shown, root);
        foreach (var prices in file.Prices)
        {
            state.Prices.TryAdd(prices.Model, new ModelPriceState(prices, root["models"]![prices.Model]!, text.Shown));
        }
    }

    private static void Rules(ProviderState state, SchemaText text, RulesFile file, CancellationToken cancellationToken)
    {
        if (file.Diagnostics.Count > 0)
        {
            throw Unreadable(text, file.Diagnostics);
        }

        var root = JsonParser.Parse(text.Text, cancellationToken);
        state.Files[text.Path] = (text.Shown, root);
        for (var i = 0; i < file.Places.Count; i++)
        {
            var item = file.Places[i];
            if (!state.Rules.TryGetValue(item.Model, out var rules))
            {
                state.Rules.Add(item.Model, rules = []);
            }

            rules.Add(new RuleState(item.Rule, root["rules"]!.Items[i], text.Shown));
        }
    }

    private static ToolException Unreadable(SchemaText text, EquatableArray<DiagnosticInfo> diagnostics)
    {
        var first = diagnostics[0];
        return new ToolException(string.Create(
            CultureInfo.InvariantCulture,
            $"{text.Shown}({first.Place.Line + 1},{first.Place.Column + 1}): {first.Message}"));
    }
}
