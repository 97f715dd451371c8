using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Importing.Documents;
using Typed.Refresh.Importing.Reading;
using Typed.Refresh.Importing.Settings;
using Typed.Refresh.Importing.Shaping;
using Typed.Refresh.Merging;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing;

/// <summary>Reads the models of sources.</summary>
internal sealed class ImportRun(DocumentAccess access, Overrides overrides, ImportReport report, Func<DocumentContent, IReadOnlyList<string>?>? choose)
{
    // The text of all models together. Each carries along what it refers to, so that a large shared part counts once per model.
    private const long MaxText = 256L * 1024 * 1024;

    private static readonly string[] s_extensions = [".json", ".yaml", ".yml"];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private long _text;

    /// <summary>The models of one source, and the source with the patterns that were used.</summary>
    /// <exception cref="FetchException">The source cannot be read, or has no model.</exception>
    public async Task<(IReadOnlyList<(ShapedModel Model, string Document)> Models, ImportSource Effective)> ReadAsync(
        ImportSource source, string folder, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var location = source.Location(folder);
        var selected = new List<(Candidate Candidate, DocumentSet Documents)>();
        var effective = source;
        var locations = Locations(location);
        foreach (var (one, path) in locations)
        {
            var documents = new DocumentSet(access, one);
            if (await ContentAsync(documents, one, isOneOfMany: locations.Count > 1, cancellationToken) is not { } content)
            {
                continue;
            }

            var chosen = source.Select.Count == 0 && choose?.Invoke(content) is { } patterns ? patterns : source.Select;
            effective = effective with { Select = chosen };
            selected.AddRange(Select(content, chosen, source).Select(candidate => (path is not null && candidate.IsNamed && content.Candidates.Count == 1 ? candidate with { Path = path, Label = path } : candidate, documents)));
        }

        var candidates = selected.Select(item => item.Candidate).ToList();
        if (candidates.Count == 0)
        {
            throw new FetchException($"{source.Document}: no operation or schema is selected.{Hint()}");
        }

        var names = source.Model is { } name
            ? candidates.Count == 1 ? [name] : throw new FetchException(FormattableString.Invariant($"{source.Document}: --model names one model, but {candidates.Count} operations are selected. Use --select, or \"name\" in overrides.json."))
            : OperationNames.Of(candidates);
        var models = new List<(ShapedModel, string)>();
        for (var i = 0; i < candidates.Count; i++)
        {
            progress(i, candidates.Count);
            models.AddRange((await ShapeAsync(selected[i].Documents, candidates[i], names[i], source, cancellationToken)).Select(model => (model, source.Document)));
        }

        progress(candidates.Count, candidates.Count);
        return models.Count > 0 ? (models, effective) : throw new FetchException($"{source.Document}: no model could be imported: {report.Failed[^1].Label}: {report.Failed[^1].Reason}");
    }

    // A folder is a set of documents, one for each model: in the folder itself, or below it (owner/model.json) with the path as the name.
    private IReadOnlyList<(Uri Location, string? Name)> Locations(Uri location)
    {
        if (!location.IsFile || !Directory.Exists(location.LocalPath))
        {
            return [(location, null)];
        }

        List<string> Files(SearchOption depth) => [.. Directory.EnumerateFiles(location.LocalPath, "*", depth).Where(file => s_extensions.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal)];
        var (files, all) = (Files(SearchOption.TopDirectoryOnly), Files(SearchOption.AllDirectories));
        if (files.Count > 0 && all.Count > files.Count)
        {
            var example = Path.GetRelativePath(location.LocalPath, all.Except(files).First()).Replace('\\', '/');
            report.Notes.Add($"{ServerText.Quote(example)} and the other documents in subfolders are not read, because the folder itself has documents. To read them, import the subfolder.");
        }

        return files.Count > 0
            ? [.. files.Select(file => (new Uri(file), (string?)null))]
            : [.. all.Select(file => (new Uri(file), (string?)Path.ChangeExtension(Path.GetRelativePath(location.LocalPath, file), null).Replace('\\', '/')))];
    }

    // Of many documents, a broken one is left out alone.
    private async Task<DocumentContent?> ContentAsync(DocumentSet documents, Uri location, bool isOneOfMany, CancellationToken cancellationToken)
    {
        DocumentContent content;
        try
        {
            content = await DocumentReader.ReadAsync(documents, await documents.LoadAsync(location, cancellationToken), cancellationToken);
        }
        catch (FetchException problem) when (isOneOfMany && location.IsFile)
        {
            var name = Path.GetFileName(location.LocalPath);
            report.Failed.Add(new LeftOut(name, problem.Message, Path.GetFileNameWithoutExtension(name).Replace("__", "/", StringComparison.Ordinal)));
            return null;
        }

        report.Documents.Add(FormattableString.Invariant($"{Path.GetFileName(location.AbsolutePath.TrimEnd('/'))}: {content.Form}, {content.Candidates.Count + content.LeftOut.Count} operations or schemas"));
        report.Notes.AddRange(content.Notes);
        return content;
    }

    private IReadOnlyList<Candidate> Select(DocumentContent content, IReadOnlyList<string> patterns, ImportSource source)
    {
        var selection = new Selection(patterns);
        foreach (var pattern in selection.Unmatched(content.Candidates))
        {
            report.Notes.Add($"--select {ServerText.Quote(pattern)} matches no operation of {source.Document}.");
        }

        report.LeftOut.AddRange(content.LeftOut.Concat(content.Candidates.Where(candidate => !selection.Takes(candidate)).Select(candidate => new LeftOut(candidate.Label, "not selected"))));
        return [.. content.Candidates.Where(selection.Takes)];
    }

    private async Task<IReadOnlyList<ShapedModel>> ShapeAsync(DocumentSet documents, Candidate candidate, string name, ImportSource source, CancellationToken cancellationToken)
    {
        try
        {
            var schema = await documents.FollowAsync(candidate.Schema, cancellationToken);
            var bundle = await SchemaBundler.BundleAsync(documents, IsBare(candidate.Schema) ? schema : candidate.Schema, cancellationToken);
            report.Notes.AddRange(UnlistedForms(candidate, bundle));
            var models = ModelShaper.Shape(name, candidate, bundle, overrides, source.AcceptsDefaults).Select(WithFreeName).ToList();
            models.ForEach(model => Check(model, cancellationToken));
            report.Models.AddRange(models);
            return models;
        }
        catch (FetchException problem) when (problem is not TransientFetchException && problem.Status is null)
        {
            report.Failed.Add(new LeftOut(candidate.Label, problem.Message, name));
            return [];
        }
        catch (UnsafeNameException problem)
        {
            report.Failed.Add(new LeftOut(candidate.Label, $"{problem.Message} Give it a name in {Overrides.FileName} or with --model.", name));
            return [];
        }
    }

    // The forms inherit the body, which does not list them, so their own fields are not part of it.
    private static IEnumerable<string> UnlistedForms(Candidate candidate, JsonObject bundle) =>
        bundle["discriminator"] is JsonObject discriminator && discriminator["mapping"] is JsonObject { Count: > 0 } mapping && !bundle.ContainsKey("oneOf") && !bundle.ContainsKey("anyOf")
            ? [$"{candidate.Label}: the discriminator {ServerText.Quote(discriminator["propertyName"]?.ToString() ?? "")} names forms that the body does not list under oneOf: {string.Join(", ", mapping.Take(5).Select(form => ServerText.Quote(form.Key)))}. Only the fields of the body itself are imported."]
            : [];

    // A branch of one operation can have the name of another operation.
    private ShapedModel WithFreeName(ShapedModel model)
    {
        var name = model.Name;
        for (var n = 2; !_names.Add(name.Replace("/", "__", StringComparison.Ordinal)); n++)
        {
            name = FormattableString.Invariant($"{model.Name}-{n}");
        }

        if (name != model.Name)
        {
            report.Notes.Add($"{ServerText.Quote(model.Name)} is the name of two models; the second is {ServerText.Quote(name)}.");
        }

        return model with { Name = name };
    }

    // Without keywords beside it, a reference is its target.
    private static bool IsBare(DocumentPlace place) => place.Node is JsonObject members && members.All(member => member.Key is "$ref" or "description" or "title");

    private void Check(ShapedModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = ModelFileName.PathOf(model.Name);
        var text = StrictJson.Format(new JsonObject { ["model"] = model.Name, ["kind"] = model.Kind, ["input_schema"] = model.Schema.DeepClone() });
        if ((_text += text.Length) > MaxText)
        {
            throw new ToolException(FormattableString.Invariant($"The models have more than {MaxText:N0} characters together."));
        }

        if (BundledSchema.Text(model.Schema["type"]) is { } type && type != "object")
        {
            throw new FetchException($"the input is {type}, not an object");
        }

        try
        {
            StrictJson.Parse(text);
        }
        catch (JsonException tooDeep)
        {
            throw new FetchException($"the schema with everything that it refers to is not valid in a file: {ServerText.Quote(tooDeep.Message)}", tooDeep);
        }

        // A schema that the generator cannot read is left out alone; the same check of all files would refuse all of them.
        ReaderCheck.VerifyStrictly("import", path, model.Name, text);
    }

    private string Hint() => report.LeftOut.Count == 0 ? "" : FormattableString.Invariant($" {report.LeftOut.Count} were left out, such as {report.LeftOut[0].Label} ({report.LeftOut[0].Reason}).");
}
