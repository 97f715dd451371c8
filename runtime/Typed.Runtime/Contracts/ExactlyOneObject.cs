using System.ComponentModel;
using Typed.Reading;
using Typed.Specification;
using Typed.Visiting;

namespace Typed;

/// <summary>The base of each object that is exactly one of its members: it is made from one of them, and has no other.</summary>
public abstract record ExactlyOneObject : ParamsObject
{
    private readonly ParamField[] _members;
    private readonly ParamField _member;

    /// <summary>Makes it from one member. Called by generated code.</summary>
    /// <param name="members">The fields of the members.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="value">Its value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ExactlyOneObject(ParamField[] members, int at, string value)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(value);
        (_members, _member, Value) = (members, members[at], value);
    }

    /// <summary>Reads it. What is not exactly one of the members becomes a violation of the reader. Called by generated code.</summary>
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

    /// <summary>The name of the member on the wire, such as <c>asset_id</c>.</summary>
    public string Member => _member.Name;

    /// <summary>Its value.</summary>
    public string Value { get; }

    /// <summary>The names of the other members.</summary>
    internal IEnumerable<string> Others => _members.Where(member => member != _member).Select(member => member.Name);

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Text(_member, Value);
    }

    /// <summary>The text of an address as it goes on the wire; of one that is not absolute as it was given, for <c>Validate()</c> to name it.</summary>
    /// <param name="url">The address.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static string TextOf(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString;
    }
}
