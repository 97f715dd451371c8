using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>The values in the path of a call.</summary>
/// <param name="Id">The id of a job.</param>
/// <param name="Model">The name of a model.</param>
internal readonly record struct PathValues(string? Id, string? Model);

/// <summary>Recognizes the requests of a call.</summary>
internal sealed class PathPattern
{
    private readonly Regex _path;
    private readonly List<KeyValuePair<string, string?>> _query;

    private PathPattern(Regex path, List<KeyValuePair<string, string?>> query) => (_path, _query) = (path, query);

    public static PathPattern Of(PathTemplate template)
    {
        var parts = template.Text.Split('?', 2);
        var path = Regex.Escape(parts[0])
            .Replace("\\{id}", "(?<id>[^/]+)", StringComparison.Ordinal)
            .Replace("\\{model}", "(?<model>.+)", StringComparison.Ordinal);
        var query = parts.Length == 1 ? [] : QueryHelpers.ParseQuery(parts[1]).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString())).ToList();
        return new PathPattern(new Regex($"^{path}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), query);
    }

    /// <summary>The values of a request; null if it is for another call.</summary>
    public PathValues? Match(HttpRequest request, string provider)
    {
        if (_path.Match(request.Path.Value![(provider.Length + 2)..]) is not { Success: true } match)
        {
            return null;
        }

        var values = new PathValues(Value(match, "id"), Value(match, "model"));
        foreach (var (name, expected) in _query)
        {
            var given = request.Query[name].ToString();
            switch (expected)
            {
                case "{id}": values = values with { Id = given }; break;
                case "{model}": values = values with { Model = given }; break;
                default:
                    if (given != expected)
                    {
                        return null;
                    }

                    break;
            }
        }

        return values;
    }

    private static string? Value(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
}
