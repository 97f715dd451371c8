using System.Text;

namespace Typed.Schema.Json;

/// <summary>Halves of characters: a provider that cuts a text after so many UTF-16 units leaves one at its end.</summary>
public static class Surrogates
{
    /// <summary>The text as UTF-8 can hold it: U+FFFD for each half without the other.</summary>
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
