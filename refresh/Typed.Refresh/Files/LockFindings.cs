namespace Typed.Refresh.Files;

/// <summary>Finds the differences between the files and the lock.</summary>
internal static class LockFindings
{
    /// <summary>One line per file that was edited, deleted or added by hand.</summary>
    public static IReadOnlyList<string> Of(SchemaFiles files)
    {
        if (files.Lock is not { } locked)
        {
            return ["lock.json is missing; \"typed lock\" writes it"];
        }

        var findings = new List<string>();
        foreach (var (path, text) in files.Texts)
        {
            if (!locked.Files.TryGetValue(path, out var entry))
            {
                findings.Add($"{path} is not in the lock");
            }
            else if (entry.Sha256 != Hash.OfText(text))
            {
                findings.Add($"{path} has been edited since {ProviderLock.Text(entry.Fetched)}");
            }
        }

        findings.AddRange(locked.Files.Keys.Where(path => !files.Texts.ContainsKey(path)).Order(StringComparer.Ordinal).Select(path => $"{path} is in the lock but does not exist"));
        return findings;
    }
}
