using System.Globalization;
using System.Text;

namespace Typed.Validation;

/// <summary>The objects that a validation has entered, from the outermost on. It allocates nothing until its text is needed.</summary>
internal sealed class ValuePlace
{
    private readonly List<(string? Name, int Index)> _entered = [];

    // The path of the object at which the entered ones begin: "$", or an item whose path is a text already.
    private string _start = "$";
    private int _first;

    /// <summary>Enters an object.</summary>
    /// <param name="path">Its path, from this place on.</param>
    /// <returns>What <see cref="Leave"/> needs.</returns>
    public Mark Enter(in ValuePath path)
    {
        var mark = new Mark(_start, _first, _entered.Count);
        if (path.Whole is { } whole)
        {
            (_start, _first) = (whole, _entered.Count);
            if (path.Index >= 0)
            {
                _entered.Add((null, path.Index));
            }
        }
        else
        {
            _entered.Add((path.Name, path.Index));
        }

        return mark;
    }

    public void Leave(in Mark mark)
    {
        (_start, _first) = (mark.Start, mark.First);
        // Each enters one at most, and the last one is removed faster than a range.
        if (_entered.Count > mark.Count)
        {
            _entered.RemoveAt(_entered.Count - 1);
        }
    }

    public void Clear()
    {
        (_start, _first) = ("$", 0);
        _entered.Clear();
    }

    public override string ToString()
    {
        var text = new StringBuilder(_start);
        for (var i = _first; i < _entered.Count; i++)
        {
            var (name, index) = _entered[i];
            if (name is not null)
            {
                text.Append('.').Append(name);
            }

            if (index >= 0)
            {
                text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return text.ToString();
    }

    /// <summary>What a place was before an object was entered.</summary>
    public readonly record struct Mark(string Start, int First, int Count);
}
