using System.Globalization;

namespace Typed.Validation;

/// <summary>The JSON path of a value. The text is made only for a violation, because most values have none.</summary>
/// <param name="Parent">The path of the object that has the value, or the whole path if <paramref name="Name"/> is null.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="Index">The position in the list that the member is, or -1.</param>
internal readonly record struct ValuePath(string Parent, string? Name = null, int Index = -1)
{
    public static implicit operator ValuePath(string path) => new(path);

    public override string ToString() =>
        (Name is null ? Parent : $"{Parent}.{Name}") + (Index < 0 ? "" : $"[{Index.ToString(CultureInfo.InvariantCulture)}]");
}
