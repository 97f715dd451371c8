using System.Text.RegularExpressions;
using Typed.Refresh.Importing.Reading;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>
/// Names models by their paths: <c>/v1/images/{id}/edits</c> → <c>images/edits</c>, <c>/v1/models/{model}:predict</c> → <c>models/predict</c>.
/// A removed segment returns if two models would have the same name.
/// </summary>
internal static partial class OperationNames
{
    // A version further inside is a model's: relay/reel/v2/pro.
    private const int MaxShared = 2;

    /// <summary>The names, in the order of the candidates.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Candidate> candidates)
    {
        var common = CommonPrefix(candidates);
        Func<Candidate, string>[] attempts =
        [
            candidate => Name(candidate, common, keepsVersions: false),
            candidate => Name(candidate, common, keepsVersions: true),
            candidate => candidate.OperationId is { } id && Plain(id) is { Length: > 0 } plain ? plain : Name(candidate, common, keepsVersions: true),
            candidate => Name(candidate, common, keepsVersions: true, keepsParameters: true),
            candidate => $"{Name(candidate, common, keepsVersions: true, keepsParameters: true)}/{candidate.Label.Split(' ')[0].ToLowerInvariant()}",
        ];
        var names = candidates.Select(attempts[0]).ToArray();
        foreach (var attempt in attempts.Skip(1))
        {
            var groups = names.Select((name, index) => (name, index)).GroupBy(item => item.name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).ToList();
            foreach (var (_, index) in groups.SelectMany(group => group))
            {
                names[index] = attempt(candidates[index]);
            }
        }

        return names;
    }

    private static string Name(Candidate candidate, int common, bool keepsVersions, bool keepsParameters = false)
    {
        if (candidate.IsNamed)
        {
            return Plain(candidate.Path);
        }

        var segments = candidate.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var kept = segments
            .Where((segment, index) => keepsVersions || index >= common || !IsCeremony(segment))
            .Select(segment => Plain(keepsParameters ? segment : Parameter().Replace(segment, "")))
            .Where(segment => segment.Length > 0);
        return FirstWithText(string.Join('/', kept), Plain(candidate.OperationId ?? ""), string.Join('-', segments.Select(Plain).Where(segment => segment.Length > 0)), Plain(candidate.Schema.Document.ShortName));
    }

    // A path can have nothing but parameters, or no letter that a name can have.
    private static string FirstWithText(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length > 0)
            {
                return name;
            }
        }

        return "model";
    }

    // Versions and "api" are ceremony only before the part that tells the operations apart: "kling/v1.6/pro" is a model's own version.
    private static int CommonPrefix(IReadOnlyList<Candidate> candidates)
    {
        var paths = candidates.Where(candidate => !candidate.IsNamed).Select(candidate => candidate.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (paths.Count == 0)
        {
            return 0;
        }

        var leading = paths.Max(path => path.TakeWhile(IsCeremony).Count());
        var shared = 0;
        while (paths.Count > 1 && paths.All(path => shared < path.Length - 1 && path[shared] == paths[0][shared]))
        {
            shared++;
        }

        return Math.Max(leading, Math.Min(shared, MaxShared));
    }

    private static bool IsCeremony(string segment) => CeremonyForm().IsMatch(segment);

    private static string Plain(string text) => Odd().Replace(text, "-").Trim('-', '.', '/');

    [GeneratedRegex(@"\A(?:api|rest|v[0-9]{1,4}(?:(?:alpha|beta|preview)[0-9]*)?|[0-9]{4}-[0-9]{2}-[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CeremonyForm();

    // The whole segment, or the part before the verb in {model}:predict.
    [GeneratedRegex(@"\A[^{}]*\{.*\}:(?=[A-Za-z0-9_]+\z)|\A.*\{.*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[^A-Za-z0-9._/-]+|\.\.+|//+", RegexOptions.CultureInvariant)]
    private static partial Regex Odd();
}
