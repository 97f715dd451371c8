namespace Typed.Analyzers.Requests;

/// <summary>The facts of what is written, by path. A request has a handful, for which looking along them is faster than hashing.</summary>
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
                Array.Resize(ref _facts, Math.Max(2, 2 * _count));
            }

            index = _count++;
        }

        _facts[index] = (path, fact);
    }

    /// <summary>Drops what is known of the members of an object.</summary>
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
