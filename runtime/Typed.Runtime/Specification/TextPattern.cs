using System.Text.RegularExpressions;
using Typed.Validation.Patterns;

namespace Typed.Specification;

/// <summary>A JSON Schema pattern, which is a regular expression of ECMAScript.</summary>
/// <remarks>The analyzers compile this file too, so that a text that <c>Validate()</c> rejects does not compile. It therefore targets netstandard2.0.</remarks>
internal sealed class TextPattern
{
    // A schema's pattern is untrusted input: a malicious one must not hang validation or the compiler.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);

    // After this many timeouts a pattern is left to the provider entirely, because a list may have thousands of texts.
    private const int MaxTimeouts = 4;

    private readonly Lazy<Regex?> _regex;
    private int _timeouts;

    public TextPattern(string pattern)
    {
        Text = pattern;
        _regex = new(() => Create(pattern));
    }

    /// <summary>The pattern as written in the schema.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern matches somewhere in the text. A pattern that cannot be run (the generator reports it), or that takes too long, is left to the provider.</summary>
    public bool Matches(string text)
    {
        if (_timeouts >= MaxTimeouts)
        {
            return true;
        }

        try
        {
            return _regex.Value?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            _timeouts++;
            return true;
        }
    }

    private static Regex? Create(string pattern)
    {
        try
        {
            return new Regex(PatternTranslator.Translate(pattern), RegexOptions.CultureInvariant, s_timeout);
        }
        catch (Exception problem) when (problem is FormatException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
