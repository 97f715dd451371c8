using System.Collections.Frozen;

namespace Typed.Refresh.Files;

/// <summary>The file of a model: its name with <c>/</c> as <c>__</c>. A name that could leave the folder, or is invalid on some system, has no file.</summary>
internal static class ModelFileName
{
    private const int MaxLength = 200;

    // Windows opens a device for these names, whatever follows the first dot.
    private static readonly FrozenSet<string> s_devices = new[] { "con", "prn", "aux", "nul", "conin$", "conout$" }
        .Concat(Enumerable.Range(0, 10).SelectMany(i => new[] { FormattableString.Invariant($"com{i}"), FormattableString.Invariant($"lpt{i}") }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path below the provider's folder, such as <c>models/veo3.1__fast.json</c>.</summary>
    /// <exception cref="UnsafeNameException">The name cannot be used for a file.</exception>
    public static string PathOf(string model)
    {
        if (Problem(model) is { } problem)
        {
            throw new UnsafeNameException(model, problem);
        }

        return $"models/{model.Replace("/", "__", StringComparison.Ordinal)}.json";
    }

    /// <summary>Whether the tool writes files at this path below a provider's folder.</summary>
    public static bool IsProviderPath(string path) =>
        path is "pricing.json" or "rules.json" or "provider.json" or "lock.json"
        || (path.StartsWith("models/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)
            && path["models/".Length..^".json".Length] is var name && !name.Contains('/', StringComparison.Ordinal) && Problem(name) is null);

    private static string? Problem(string model)
    {
        if (model.Length is 0 or > MaxLength)
        {
            return FormattableString.Invariant($"it has {model.Length} characters; 1 to {MaxLength} are allowed");
        }

        if (model.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/')) is not '\0' and var odd)
        {
            return FormattableString.Invariant($"the character U+{(int)odd:X4} is not allowed in file names on every operating system");
        }

        // FirstOrDefault also returns NUL if there is no match.
        if (model.Contains('\0', StringComparison.Ordinal))
        {
            return "it contains a NUL character";
        }

        var segments = model.Split('/');
        return segments.Any(segment => segment.Length == 0) ? "a part between slashes is empty"
            : segments.Any(segment => segment[0] == '.' || segment[^1] == '.') ? "a part begins or ends with a dot"
            : s_devices.Contains(segments[0].Split('.')[0]) && segments.Length == 1 ? "Windows reserves this name for a device"
            : null;
    }
}

/// <summary>A model name cannot be used for a file.</summary>
internal sealed class UnsafeNameException(string model, string problem)
    : ToolException($"The model name {Quoting.ServerText.Quote(model)} was rejected: {problem}.");
