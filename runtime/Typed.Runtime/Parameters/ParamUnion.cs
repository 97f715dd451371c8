using System.ComponentModel;
using Typed.Reading;
using Typed.Specification;
using Typed.Visiting;

namespace Typed;

/// <summary>The base class of the generated unions: a parameter with several possible types, such as a preset name or a size.</summary>
public abstract record ParamUnion
{
    private readonly ParamField _branch;
    private readonly object _value;
    private readonly int _choice;

    /// <summary>Creates a value of one branch. Called by generated code.</summary>
    /// <param name="branch">The field that describes the branch.</param>
    /// <param name="value">The value: a string, a boxed number, boolean or enum, an object, or a list.</param>
    /// <param name="choice">The number of the enum member, if the branch is a choice.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ParamUnion(ParamField branch, object value, int choice = 0)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(value);
        _branch = branch;
        _value = value;
        _choice = choice;
    }

    /// <summary>The value in its own type, as passed to the implicit conversion.</summary>
    public object Value => _value;

    /// <summary>Returns the value as text, for logs and debuggers.</summary>
    public sealed override string ToString() => _value.ToString() ?? "";

    /// <summary>Reads the first branch that accepts the JSON value. Called by generated code.</summary>
    /// <typeparam name="T">The union type.</typeparam>
    /// <param name="reader">The reader of the object that contains the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="branches">The branches in schema order, each with the function that reads its value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static T? ReadBranch<T>(
        ParamsReader reader, ParamField field, params (ParamField Branch, Func<ParamsReader, ParamField, T?> Read)[] branches)
        where T : ParamUnion
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Union(field, branches);
    }

    internal void Accept(ParamVisitor visitor)
    {
        if (_branch.Kind == ParamKind.Choice)
        {
            visitor.Choice(_branch, _choice);
            return;
        }

        switch (_value)
        {
            case string text: visitor.Text(_branch, text); break;
            case bool flag: visitor.Boolean(_branch, flag); break;
            case int number: visitor.Integer(_branch, number); break;
            case long number: visitor.Integer(_branch, number); break;
            case double number: visitor.Number(_branch, number); break;
            case ParamsObject nested: visitor.Object(_branch, nested); break;
            case IReadOnlyList<string> list: visitor.TextList(_branch, list); break;
            case IReadOnlyList<long> list: visitor.IntegerList(_branch, list); break;
            case IReadOnlyList<double> list: visitor.NumberList(_branch, list); break;
            case IReadOnlyList<bool> list: visitor.BooleanList(_branch, list); break;
            case IReadOnlyList<ParamsObject> list: visitor.ObjectList(_branch, list); break;
            default: throw new InvalidOperationException($"A union cannot hold a {_value.GetType()}.");
        }
    }
}
