using System.Text;

namespace Typed.Schema.Json;

/// <summary>Handles unpaired surrogates: a provider that truncates a text at a UTF-16 unit may leave one at its end.</summary>
public static class Surrogates
{
    /// <summary>The text in a form that UTF-8 can encode, with U+FFFD for each unpaired surrogate.</summary>
    public static string Paired(string text)
    {
        var paired = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                paired.Append(text[i]).Append(text[++i]);
            }
            else
            {
                paired.Append(char.IsSurrogate(text[i]) ? '\uFFFD' : text[i]);
            }
        }

        return paired.ToString();
    }
}
