using System.Text;

namespace Typed.Providers.Described.Format;

/// <summary>A path below the base address with the placeholders {id} and {model}.</summary>
/// <param name="Text">The template.</param>
internal sealed record PathTemplate(string Text)
{
    private const string IdMark = "{id}";
    private const string ModelMark = "{model}";

    public bool HasId => Text.Contains(IdMark, StringComparison.Ordinal);

    public bool HasModel => Text.Contains(ModelMark, StringComparison.Ordinal);

    /// <summary>Explains why a text is not a template; null if it is one.</summary>
    public static string? Problem(string text)
    {
        var plain = text.Replace(IdMark, "x", StringComparison.Ordinal).Replace(ModelMark, "x", StringComparison.Ordinal);
        var path = plain.Split('?')[0];
        return plain.AsSpan().IndexOfAny('{', '}') >= 0 ? "the placeholders are {id} and {model}"
            : path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) || path.Split('/').Any(part => part is "." or "..") ? "must be a path below the base address, without a leading slash"
            : plain.Any(c => c is <= ' ' or > '~' or '#' or '\\') ? "contains a character that a path cannot have"
            : null;
    }

    /// <summary>Fills in the placeholders. The slashes of a model's name stay in the path, and are escaped in the query.</summary>
    /// <exception cref="ArgumentException">The model's name would lead out of the path.</exception>
    public string Fill(string? id, string? model)
    {
        var query = Text.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? Text : Text[..query];
        var filled = new StringBuilder(path.Replace(ModelMark, model is null ? "" : Segments(model), StringComparison.Ordinal));
        filled.Append(query < 0 ? "" : Text[query..].Replace(ModelMark, Uri.EscapeDataString(model ?? ""), StringComparison.Ordinal));
        return filled.Replace(IdMark, id ?? "").ToString();
    }

    private static string Segments(string model)
    {
        var parts = model.Split('/');
        return parts.Any(part => part is "" or "." or "..")
            ? throw new ArgumentException("The model's name cannot be a part of a path.", nameof(model))
            : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
