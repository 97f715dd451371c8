using System.Text;

namespace Typed.Schema.Naming;

/// <summary>The C# name of a model: <c>kling-video/v1.6/pro/image-to-video</c> → <c>KlingV16ProImageToVideo</c>.</summary>
public static class ModelNames
{
    private const string RedundantSuffix = "-video";

    /// <summary>Whether the name has a letter or digit. A name made of the symbols alone would mean nothing.</summary>
    public static bool CanName(string model) => model.Any(char.IsLetterOrDigit);

    public static string Of(string model, string kind)
    {
        var segments = model.Split('/');
        var name = new StringBuilder();
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            // The family "kling-video" repeats the kind; the last segment, "image-to-video", states it.
            if (i < segments.Length - 1
                && kind.EndsWith("video", StringComparison.Ordinal)
                && segment.EndsWith(RedundantSuffix, StringComparison.Ordinal)
                && !segment.EndsWith("-to-video", StringComparison.Ordinal))
            {
                segment = segment.Substring(0, segment.Length - RedundantSuffix.Length);
            }

            name.Append(Words.Pascal(JoinVersion(segment)));
        }

        return Words.Cut(name.Length == 0 ? "Model" : char.IsLetter(name[0]) ? name.ToString() : "Model" + name);
    }

    /// <summary>The C# name of a provider: <c>creatify</c> → <c>Creatify</c>.</summary>
    public static string OfProvider(string provider) => Words.Cut(Words.Identifier(provider, "Provider"));

    // A version's digits stay together: v1.6 → v16.
    private static string JoinVersion(string segment)
    {
        var joined = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var between = segment[i] == '.' && i > 0 && i + 1 < segment.Length && IsDigit(segment[i - 1]) && IsDigit(segment[i + 1]);
            if (!between)
            {
                joined.Append(segment[i]);
            }
        }

        return joined.ToString();
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
