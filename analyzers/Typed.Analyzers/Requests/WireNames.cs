using System.Text;

namespace Typed.Analyzers.Requests;

/// <summary>Converts names between C# and the wire.</summary>
internal static class WireNames
{
    /// <summary><c>ImageWidth</c> as <c>image_width</c>.</summary>
    public static string ToWire(string name)
    {
        var wire = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                wire.Append('_');
            }

            wire.Append(char.ToLowerInvariant(name[i]));
        }

        return wire.ToString();
    }
}
