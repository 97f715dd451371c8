using System.ComponentModel;
using Typed.Reading;
using Typed.Specification;
using Typed.Visiting;

namespace Typed;

/// <summary>The base of each generated union: a parameter that is one of several shapes, such as a preset name or a size.</summary>
public abstract record ParamUnion
{
    private readonly ParamField _branch;
    private readonly object _value;

    /// <summary>Makes a value of one branch. Called by generated code.</summary>
    /// <param name="branch">The field that describes the branch.</param>
    /// <param name="value">The value: text, boxed number, boolean or choice, an object, a list.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ParamUnion(ParamField branch, object value)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(value);
        _branch = branch;
        _value = value;
    }

    /// <summary>The value as its own type: what the implicit conversion was given.</summary>
    public object Value => _value;

    internal ParamField Branch => _branch;

    /// <summary>The text of the value, for logs and debuggers.</summary>
    public sealed override string ToString() => _value.ToString() ?? "";

    /// <summary>Reads the first branch that takes the JSON value. Called by generated code.</summary>
    /// <param name="reader">The reader of the object that has the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="branches">The branches in the schema's order, each with how its value is read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static (ParamField Branch, object Value)? ReadBranch(
        ParamsReader reader, ParamField field, params (ParamField Branch, Func<ParamsReader, ParamField, object?> Read)[] branches)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Union(field, branches);
    }

    internal void Accept(ParamVisitor visitor)
    {
        switch (_value)
        {
            case string text: visitor.Text(_branch, text); break;
            case bool flag: visitor.Boolean(_branch, flag); break;
            case int number when _branch.Kind == ParamKind.Choice: visitor.Choice(_branch, number); break;
            case int number: visitor.Integer(_branch, number); break;
            case long number: visitor.Integer(_branch, number); break;
            case double number: visitor.Number(_branch, number); break;
            case ParamsObject nested: visitor.Object(_branch, nested); break;
            case IReadOnlyList<string> list: visitor.TextList(_branch, list); break;
            default: throw new InvalidOperationException($"A union cannot hold a {_value.GetType()}.");
        }
    }
}
