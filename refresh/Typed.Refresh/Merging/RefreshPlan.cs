using System.Text.Json.Nodes;
using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Prices;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Merging;

/// <summary>The changes of a refresh to one provider's files. The plan is complete before anything is written.</summary>
internal sealed class RefreshPlan
{
    private readonly List<FileChange> _changes = [];

    private RefreshPlan(string source)
    {
        Source = source;
    }

    public string Source { get; }

    public IReadOnlyList<FileChange> Changes => _changes;

    public List<string> Added { get; } = [];

    public List<string> Changed { get; } = [];

    public List<string> Unchanged { get; } = [];

    /// <summary>Models that have a file but are no longer published.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>Published names without a file or a published schema.</summary>
    public List<string> WithoutSchema { get; } = [];

    /// <summary>Notes for the user.</summary>
    public List<string> Notes { get; } = [];

    public bool PricesChanged { get; private set; }

    /// <summary>Compares the published models with the existing files.</summary>
    /// <param name="files">The existing files.</param>
    /// <param name="published">The published models.</param>
    /// <param name="wanted">The models to refresh.</param>
    /// <param name="today">The current day.</param>
    /// <exception cref="ToolException">A part of the response is invalid, so none of it is used.</exception>
    public static RefreshPlan Make(SchemaFiles files, FetchedCatalog published, Func<string, bool> wanted, DateOnly today)
    {
        var plan = new RefreshPlan(published.Source);
        if (published.NamesOnly)
        {
            plan.CompareNames(files, published, wanted);
            return plan;
        }

        CheckNames(published.Names);
        var present = ByModel(files);
        var paths = files.Models.ToDictionary(file => file.Path, file => file.Model, StringComparer.OrdinalIgnoreCase);
        foreach (var model in published.Models)
        {
            var file = present.GetValueOrDefault(model.Name);
            var path = file?.Path ?? ModelFileName.PathOf(model.Name);
            if (file is null && paths.TryGetValue(path, out var other))
            {
                throw new FetchException($"The published model {ServerText.Quote(model.Name)} would use the same file as {ServerText.Quote(other)}: {path}.");
            }

            plan.Add(files, file, path, model, today);
        }

        var names = published.Names.ToHashSet(StringComparer.Ordinal);
        plan.Removed.AddRange(files.Models.Where(file => IsFrom(published, file)).Select(file => file.Model).Where(name => wanted(name) && !names.Contains(name)).Order(StringComparer.Ordinal));
        return plan;
    }

    /// <summary>Changes another file of the provider, after the removals.</summary>
    public void Edit(SchemaFiles files, FileEdit edit, DateOnly today)
    {
        var oldText = files.Texts.GetValueOrDefault(edit.Path);
        var pending = _changes.FindIndex(change => change.Path == edit.Path);
        var text = edit.Change(pending >= 0 ? _changes[pending].NewText : oldText, today);
        if (pending >= 0)
        {
            _changes.RemoveAt(pending);
        }

        if (text != oldText)
        {
            _changes.Add(new FileChange(edit.Path, oldText, text, Source));
        }
    }

    /// <summary>Removes the removed models: their files, prices and rules.</summary>
    public void Remove(SchemaFiles files)
    {
        foreach (var file in files.Models.Where(file => Removed.Contains(file.Model)))
        {
            _changes.Add(new FileChange(file.Path, files.Texts[file.Path], null));
        }

        if (files.Pricing is { } pricing && pricing["models"] is JsonObject prices && Removed.Where(prices.Remove).ToList().Count > 0)
        {
            Rewrite(files, "pricing.json", pricing);
        }

        if (files.Rules is { } rules && rules["rules"] is JsonArray list
            && list.RemoveAll(rule => rule is JsonObject one && one["model"]?.ToString() is { } model && Removed.Contains(model)) > 0)
        {
            Rewrite(files, "rules.json", rules);
        }
    }

    /// <summary>Merges prices. An unchanged price changes nothing.</summary>
    public void Prices(SchemaFiles files, SweptPrices prices, DateOnly today)
    {
        const string Path = "pricing.json";
        Notes.AddRange(prices.Notes);
        var pending = _changes.FindIndex(change => change.Path == Path);
        var oldText = pending >= 0 ? _changes[pending].NewText : files.Texts.GetValueOrDefault(Path);
        var text = PriceMerge.Text(files, oldText, prices.Models, ProviderLock.Text(today), prices.Source, today);
        if (text == oldText)
        {
            return;
        }

        if (pending >= 0)
        {
            _changes.RemoveAt(pending);
        }

        PricesChanged = true;
        _changes.Add(new FileChange(Path, files.Texts.GetValueOrDefault(Path), text, prices.Source));
    }

    private static bool IsFrom(FetchedCatalog published, SavedModelFile file) =>
        (published.Documents is not { } documents || documents.Contains(file.Document))
        && !published.Unread.Any(name => file.Model == name || file.Model.StartsWith(name + "/", StringComparison.Ordinal));

    private void Rewrite(SchemaFiles files, string path, JsonObject root) =>
        _changes.Add(new FileChange(path, files.Texts[path], StrictJson.Format(root)));

    private void Add(SchemaFiles files, SavedModelFile? file, string path, FetchedModel model, DateOnly today)
    {
        var oldText = file is null ? null : files.Texts[path];
        var source = model.Document ?? Source;
        var text = ModelMerge.Text(file, oldText, model, source, today);
        if (text == oldText)
        {
            Unchanged.Add(model.Name);
            return;
        }

        ReaderCheck.Verify(files.Provider, path, model.Name, text);
        (file is null ? Added : Changed).Add(model.Name);
        _changes.Add(new FileChange(path, oldText, text, source));
    }

    private void CompareNames(SchemaFiles files, FetchedCatalog published, Func<string, bool> wanted)
    {
        var known = files.Models.SelectMany(MergedNames.Of).ToHashSet(StringComparer.Ordinal);
        var names = published.Names.ToHashSet(StringComparer.Ordinal);
        WithoutSchema.AddRange(names.Where(name => wanted(name) && !known.Contains(name)).Order(StringComparer.Ordinal));
        Unchanged.AddRange(names.Where(known.Contains).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, SavedModelFile> ByModel(SchemaFiles files)
    {
        var present = new Dictionary<string, SavedModelFile>(StringComparer.Ordinal);
        foreach (var file in files.Models)
        {
            if (!present.TryAdd(file.Model, file))
            {
                throw new ToolException($"{present[file.Model].Path} and {file.Path} define the same model.");
            }
        }

        return present;
    }

    // As files: two names that differ only in case are one file on some systems, and "a/b" and "a__b" are one on all.
    private static void CheckNames(IReadOnlyList<string> names)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!paths.TryAdd(ModelFileName.PathOf(name), name))
            {
                var other = paths[ModelFileName.PathOf(name)];
                throw new FetchException(other == name
                    ? $"The list contains {ServerText.Quote(name)} twice."
                    : $"The list contains {ServerText.Quote(other)} and {ServerText.Quote(name)}, which would use the same file.");
            }
        }
    }
}
