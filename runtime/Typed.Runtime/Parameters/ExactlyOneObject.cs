using System.ComponentModel;
using Typed.Reading;
using Typed.Specification;
using Typed.Visiting;

namespace Typed;

/// <summary>The base class of objects that hold exactly one of several possible members.</summary>
public abstract record ExactlyOneObject : ParamsObject
{
    private readonly ParamField[] _members;
    private readonly ParamField _member;

    /// <summary>Creates the object from one member. Called by generated code.</summary>
    /// <param name="members">The fields of the members.</param>
    /// <param name="at">The index of the member that is set.</param>
    /// <param name="value">The value of the member.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ExactlyOneObject(ParamField[] members, int at, string value)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(value);
        (_members, _member, Value) = (members, members[at], value);
    }

    /// <summary>Reads the object. Adds a violation to the reader unless exactly one member is present. Called by generated code.</summary>
    /// <param name="reader">The reader of the object.</param>
    /// <param name="members">The fields of the members.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ExactlyOneObject(ParamsReader reader, ParamField[] members)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(members);
        _members = members;
        (_member, Value) = reader.ExactlyOne(members);
        ExtraParameters = reader.Extras();
    }

    /// <summary>The name of the member that is set, as sent on the wire, such as <c>asset_id</c>.</summary>
    public string Member => _member.Name;

    /// <summary>The value of the member.</summary>
    public string Value { get; }

    /// <summary>The names of the other members.</summary>
    internal IEnumerable<string> Others => _members.Where(member => member != _member).Select(member => member.Name);

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Text(_member, Value);
    }

    /// <summary>Returns a URL as sent on the wire. A relative URL is returned as given, and <c>Validate()</c> reports it.</summary>
    /// <param name="url">The URL.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static string TextOf(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString;
    }
}
