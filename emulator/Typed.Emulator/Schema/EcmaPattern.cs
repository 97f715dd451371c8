using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Typed.Validation.Patterns;

namespace Typed.Emulator.Schema;

/// <summary>A cache of the patterns of schemas, which are regular expressions of ECMAScript.</summary>
internal static class EcmaPattern
{
    private const int MaxCached = 1_000;

    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<string, Regex?> s_cache = new(StringComparer.Ordinal);

    /// <summary>Compiles a pattern. Returns false if it is not valid.</summary>
    public static bool TryGet(string pattern, [NotNullWhen(true)] out Regex? regex)
    {
        if (!s_cache.TryGetValue(pattern, out regex))
        {
            regex = Compile(pattern);
            if (s_cache.Count < MaxCached)
            {
                s_cache.TryAdd(pattern, regex);
            }
        }

        return regex is not null;
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            var translated = PatternTranslator.Translate(pattern);
            try
            {
                // The non-backtracking engine can't be made to run forever; it lacks lookarounds and backreferences.
                return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_timeout);
            }
            catch (NotSupportedException)
            {
                return new Regex(translated, RegexOptions.CultureInvariant, s_timeout);
            }
        }
        catch (Exception problem) when (problem is FormatException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
