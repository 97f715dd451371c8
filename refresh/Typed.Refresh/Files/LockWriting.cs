namespace Typed.Refresh.Files;

/// <summary>Locks the current files.</summary>
internal static class LockWriting
{
    /// <summary>Creates a lock of all files. The old lock's entries are kept for unchanged files.</summary>
    public static ProviderLock Of(SchemaFiles files, DateOnly today)
    {
        var locked = new Dictionary<string, LockedFile>(StringComparer.Ordinal);
        foreach (var (path, text) in files.Texts)
        {
            var hash = Hash.OfText(text);
            locked[path] = files.Lock?.Files.GetValueOrDefault(path) is { } old && old.Sha256 == hash ? old : new LockedFile(hash, today, Source: null);
        }

        return new ProviderLock(files.Provider, files.Lock?.Checked, locked);
    }
}
