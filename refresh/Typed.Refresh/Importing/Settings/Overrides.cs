using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;
using Typed.Refresh.Importing.Reading;

namespace Typed.Refresh.Importing.Settings;

/// <summary>Corrections of what an import infers, in <c>overrides.json</c>. The tool only reads the file, so it survives each import.</summary>
internal sealed class Overrides
{
    public const string FileName = "overrides.json";

    private readonly List<(string Pattern, JsonObject Members)> _models = [];

    private Overrides(bool acceptsDefaults) => AcceptsDefaults = acceptsDefaults;

    /// <summary>Whether the defaults of all models are accepted.</summary>
    public bool AcceptsDefaults { get; }

    /// <summary>The patterns that matched no model so far.</summary>
    public HashSet<string> Unused { get; } = new(StringComparer.Ordinal);

    /// <exception cref="ToolException">The file is invalid; the message names the member.</exception>
    public static Overrides Read(SchemaFiles files)
    {
        var path = Path.Combine(files.Directory, FileName);
        if (!File.Exists(path))
        {
            return new Overrides(acceptsDefaults: false);
        }

        var shown = $"{files.Provider}/{FileName}";
        JsonObject root;
        try
        {
            root = StrictJson.Parse(File.ReadAllText(path)) as JsonObject ?? throw new ToolException($"{shown}: an object is expected.");
        }
        catch (JsonException broken)
        {
            throw new ToolException($"{shown}: {broken.Message}", broken);
        }

        OverrideForm.Check(root, shown);
        var overrides = new Overrides(root["defaults"] is not null);
        foreach (var (pattern, members) in root["models"] as JsonObject ?? [])
        {
            overrides._models.Add((pattern, members!.AsObject()));
            overrides.Unused.Add(pattern);
        }

        return overrides;
    }

    /// <summary>The corrections of one model. Later entries win over earlier ones.</summary>
    /// <param name="model">The name that the import gives it.</param>
    public ModelOverride Of(string model)
    {
        var merged = new JsonObject();
        foreach (var (pattern, members) in _models.Where(entry => Selection.IsMatch(model, entry.Pattern)))
        {
            Unused.Remove(pattern);
            Merge(merged, members);
        }

        return new ModelOverride(merged, AcceptsDefaults);
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject members && into[name] is JsonObject known)
            {
                Merge(known, members);
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }
}

/// <summary>The corrections of one model.</summary>
/// <param name="Members">The members of its entry.</param>
/// <param name="AcceptsAll">Whether the defaults of all models are accepted.</param>
internal sealed record ModelOverride(JsonObject Members, bool AcceptsAll)
{
    public string? Name => Members["name"]?.GetValue<string>();

    public string? Record => Members["record"]?.GetValue<string>();

    public string? Kind => Members["kind"]?.GetValue<string>();

    public IReadOnlyList<string>? Slots => Members["slots"] is JsonArray slots ? [.. slots.Select(slot => slot!.GetValue<string>())] : null;

    public JsonObject Fields => Members["fields"] as JsonObject ?? [];

    public JsonArray Rules => Members["rules"] as JsonArray ?? [];

    public bool Accepts(string field) =>
        AcceptsAll || Members["defaults"] is not null || ((Fields[field] ?? Fields[field.Split('.')[0]]) as JsonObject)?["default"] is not null;
}
