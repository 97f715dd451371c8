using System.Globalization;
using System.Text.Json;
using Typed.Parameters;
using Typed.Specification;

namespace Typed.Reading;

/// <content>The members of the object: those that fields read, and the others.</content>
public sealed partial class ParamsReader
{
    /// <summary>Reads the object's only member, which must be one of the given members.</summary>
    internal (ParamField Member, string Value) ExactlyOne(ParamField[] members)
    {
        if (_scanned is not null)
        {
            return OnlyOf(_scanned, members);
        }

        var found = IsObject ? members.Where(member => _json.TryGetProperty(member.Name, out _)).ToArray() : [];
        var value = found.Length == 1 ? Text(found[0]) : null;
        foreach (var member in members)
        {
            _names.Add(member.Name);
        }

        if (found.Length != 1)
        {
            var names = string.Join(", ", members.Select(member => $"'{member.Name}'"));
            Violations.Add(new Violation(_path, "oneOf", $"Exactly one of {names} must be set; {found.Length.ToString(CultureInfo.InvariantCulture)} are."));
        }

        return (found.FirstOrDefault() ?? members[0], value ?? "");
    }

    private static (ParamField Member, string Value) OnlyOf(ScannedValues scanned, ParamField[] members)
    {
        ParamField? found = null;
        foreach (var member in members)
        {
            if (!scanned.Has(member))
            {
                continue;
            }

            if (found is not null)
            {
                found = null;
                break;
            }

            found = member;
        }

        if (found is not null && scanned.Text(found) is { } value)
        {
            return (found, value);
        }

        scanned.Leave();
        return (members[0], "");
    }

    /// <summary>Gets the members not read by any field, or null if there are none. Call this last.</summary>
    public ExtraParameters? Extras()
    {
        if (!IsObject || _scanned is not null)
        {
            return null;
        }

        return CountOf(_json) == _found ? null : Others();
    }

    // A name that is there twice is read once.
    private ExtraParameters? Others()
    {
        ExtraParameters? extras = null;
        var read = new HashSet<string>(_names.Skip(_firstName), StringComparer.Ordinal);
        foreach (var member in _json.EnumerateObject())
        {
            if (read.Add(member.Name))
            {
                (extras ??= []).Add(member.Name, member.Value);
            }
        }

        return extras;
    }

    private static int CountOf(JsonElement json)
    {
#if NET9_0_OR_GREATER
        return json.GetPropertyCount();
#else
        var count = 0;
        foreach (var _ in json.EnumerateObject())
        {
            count++;
        }

        return count;
#endif
    }

    /// <summary>Gets all members in document order, for an object with names not known in advance.</summary>
    internal IEnumerable<(string Name, JsonElement Value)> Members()
    {
        _scanned?.Leave();
        return IsObject && _scanned is null ? _json.EnumerateObject().Select(member => (member.Name, member.Value)) : [];
    }
}
