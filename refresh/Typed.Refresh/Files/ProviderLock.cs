using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Files;

/// <summary>The state of a file when it was last written.</summary>
/// <param name="Sha256">The hash of its text with \n line ends.</param>
/// <param name="Fetched">The day.</param>
/// <param name="Source">The source, or null if the file was written by hand.</param>
internal sealed record LockedFile(string Sha256, DateOnly Fetched, string? Source);

/// <summary>A provider's lock, which makes manual edits and age visible.</summary>
/// <param name="Provider">The provider's folder name.</param>
/// <param name="Checked">The day on which everything was last compared with the provider, if later than the files' own days.</param>
/// <param name="Files">The files, by path below the provider's folder.</param>
internal sealed record ProviderLock(string Provider, DateOnly? Checked, IReadOnlyDictionary<string, LockedFile> Files)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The day from which the models' age is counted: the last comparison, otherwise the newest model file.</summary>
    public DateOnly? AsOf => Checked ?? Files.Where(file => file.Key.StartsWith("models/", StringComparison.Ordinal)).Max(file => (DateOnly?)file.Value.Fetched);

    public static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <exception cref="ToolException">The lock has an invalid format.</exception>
    public static ProviderLock Read(JsonObject root, string name)
    {
        try
        {
            var files = new SortedDictionary<string, LockedFile>(StringComparer.Ordinal);
            foreach (var (path, entry) in root["files"]!.AsObject())
            {
                files[path] = new LockedFile(entry!["sha256"]!.GetValue<string>(), DayOf(entry["fetched"]!), entry["source"]?.GetValue<string>());
            }

            return new ProviderLock(root["provider"]!.GetValue<string>(), root["checked"] is { } day ? DayOf(day) : null, files);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new ToolException($"{name} is not a lock file: see schemas/lock.schema.json.", problem);
        }
    }

    public string ToText()
    {
        var files = new JsonObject();
        foreach (var (path, file) in Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var entry = new JsonObject { ["sha256"] = file.Sha256, ["fetched"] = Text(file.Fetched) };
            if (file.Source is not null)
            {
                entry["source"] = file.Source;
            }

            files[path] = entry;
        }

        var root = new JsonObject { ["$schema"] = "../lock.schema.json", ["provider"] = Provider };
        if (Checked is { } day)
        {
            root["checked"] = Text(day);
        }

        root["files"] = files;
        return StrictJson.Format(root);
    }

    /// <summary>The lock after some files were written or deleted.</summary>
    public ProviderLock With(IEnumerable<FileChange> changes, DateOnly today, string? source)
    {
        var files = new Dictionary<string, LockedFile>(Files, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.NewText is { } text)
            {
                files[change.Path] = new LockedFile(Hash.OfText(text), today, change.Source ?? source);
            }
            else
            {
                files.Remove(change.Path);
            }
        }

        return this with { Files = files };
    }

    private static DateOnly DayOf(JsonNode day) => DateOnly.ParseExact(day.GetValue<string>(), Day, CultureInfo.InvariantCulture);
}
