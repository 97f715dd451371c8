namespace Typed.Analyzers.Requests;

/// <summary>The facts of written fields, by path. A request has only a few, so a linear search is faster than hashing.</summary>
internal sealed class FactTable
{
    private (string Path, Fact Fact)[] _facts = [];
    private int _count;

    public int Count => _count;

    public (string Path, Fact Fact) At(int index) => _facts[index];

    public Fact? Of(string path)
    {
        var index = IndexOf(path);
        return index < 0 ? null : _facts[index].Fact;
    }

    public void Set(string path, Fact fact)
    {
        var index = IndexOf(path);
        if (index < 0)
        {
            if (_count == _facts.Length)
            {
                Array.Resize(ref _facts, Math.Max(4, 2 * _count));
            }

            index = _count++;
        }

        _facts[index] = (path, fact);
    }

    /// <summary>Removes the facts of an object's members.</summary>
    public void RemoveWithin(string path)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var candidate = _facts[i].Path;
            if (!(candidate.Length > path.Length && candidate[path.Length] == '.' && candidate.StartsWith(path, StringComparison.Ordinal)))
            {
                _facts[kept++] = _facts[i];
            }
        }

        Array.Clear(_facts, kept, _count - kept);
        _count = kept;
    }

    private int IndexOf(string path)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_facts[i].Path == path)
            {
                return i;
            }
        }

        return -1;
    }
}
