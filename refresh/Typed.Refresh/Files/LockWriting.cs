namespace Typed.Refresh.Files;

/// <summary>Locks files as they are.</summary>
internal static class LockWriting
{
    /// <summary>A lock of all files; what the old lock says of a file that did not change since stays.</summary>
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
