using System.Globalization;

namespace Typed.Validation;

/// <summary>The JSON path of a value. The text is made only for a violation, because most values have none.</summary>
/// <param name="Place">The object that has the value. It changes when the validation goes on.</param>
/// <param name="Name">The name of the member; null for the object itself.</param>
/// <param name="Index">The position in the list that the member is, or -1.</param>
/// <param name="Whole">The whole path, in place of the others.</param>
internal readonly record struct ValuePath(ValuePlace? Place, string? Name = null, int Index = -1, string? Whole = null)
{
    public static implicit operator ValuePath(string path) => new(null, Whole: path);

    public override string ToString()
    {
        var path = Whole ?? (Name is null ? $"{Place}" : $"{Place}.{Name}");
        return Index < 0 ? path : $"{path}[{Index.ToString(CultureInfo.InvariantCulture)}]";
    }
}
