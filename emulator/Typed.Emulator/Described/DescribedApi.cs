using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>A described provider: which request is which call, and the form of its errors.</summary>
internal sealed class DescribedApi
{
    private readonly List<(string Route, string Method, PathPattern Path)> _calls;

    public DescribedApi(string name, ApiDescription description)
    {
        (Name, Description) = (name, description);
        (Submit, Status, Result, Unknown) = ($"{name}.submit", $"{name}.status", $"{name}.result", $"{name}.unknown");
        _calls = [(Submit, description.Submit.Method, PathPattern.Of(description.Submit.Path)), (Status, description.Status.Method, PathPattern.Of(description.Status.Path))];
        if (description.Result is { } result)
        {
            _calls.Add((Result, result.Method, PathPattern.Of(result.Path)));
        }
    }

    public string Name { get; }

    public ApiDescription Description { get; }

    public string Submit { get; }

    public string Status { get; }

    public string Result { get; }

    public string Unknown { get; }

    public IReadOnlyList<string> Routes => [Submit, Status, Result, Unknown];

    /// <summary>The call of a request, and the values in its path.</summary>
    public (string Route, PathValues Values) Match(HttpRequest request)
    {
        foreach (var (route, method, path) in _calls)
        {
            if (method == request.Method && path.Match(request, Name) is { } values)
            {
                return (route, values);
            }
        }

        return (Unknown, default);
    }

    /// <summary>An error in the provider's form.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="text">The message.</param>
    /// <param name="meaning">Its meaning, for the code.</param>
    public IResult Error(int status, string text, string? meaning = null)
    {
        var (errors, body) = (Description.Errors, new JsonObject());
        JsonTree.Set(body, errors.Message ?? "/error", text);
        if (errors.Code is { } code)
        {
            JsonTree.Set(body, code, errors.Codes.FirstOrDefault(known => known.Value == meaning).Key ?? "error");
        }

        if (errors.Own is { } own && JsonTree.Find(body, own) is null)
        {
            JsonTree.Set(body, own, text);
        }

        return new JsonAnswer(status, json => body.WriteTo(json));
    }

    public IResult Fault(int status, string text) => Error(status, text);
}
