using System.Globalization;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>Collects the facts of a request that is visited.</summary>
/// <param name="facts">Receives the facts by path.</param>
internal sealed class FactVisitor(Dictionary<string, ParamFact> facts) : ParamVisitor
{
    private string _prefix = "";
    private ExtraParameters? _extras;

    /// <summary>Visits an object. An extra parameter is set, and nothing else is known about it. It is what is sent, regardless of the property with the same name.</summary>
    public void Enter(ParamsObject value)
    {
        var outer = _extras;
        _extras = value.ExtraParameters;
        if (_extras is not null)
        {
            foreach (var name in _extras.Keys)
            {
                facts[_prefix + name] = new ParamFact(true, null, null, null);
            }
        }

        value.Accept(this);
        _extras = outer;
    }

    public override void Text(ParamField field, string? value) => Set(field, value, null);

    public override void Integer(ParamField field, long? value) =>
        Set(field, value?.ToString(CultureInfo.InvariantCulture), value);

    public override void Number(ParamField field, double? value) =>
        Set(field, value?.ToString(CultureInfo.InvariantCulture), value);

    public override void Boolean(ParamField field, bool? value) => Set(field, value is { } flag ? (flag ? "true" : "false") : null, null);

    public override void Choice(ParamField field, int? value)
    {
        if (value is not { } number)
        {
            SetNull(field);
        }
        else
        {
            var wire = field.ValueOf(number)?.Text ?? number.ToString(CultureInfo.InvariantCulture);
            Set(field, wire, field.Role == ParamRole.Duration && number >= 0 ? number : DefaultValue.NumberIn(wire));
        }
    }

    public override void Object(ParamField field, ParamsObject? value)
    {
        if (value is null || _extras?.ContainsKey(field.Name) == true)
        {
            SetNull(field);
            return;
        }

        var outer = _prefix;
        Put(field, new ParamFact(true, null, null, null));
        _prefix += field.Name + ".";
        Enter(value);
        _prefix = outer;
    }

    public override void Json(ParamField field, JsonElement? value)
    {
        if (value is { } json)
        {
            Put(field, ParamFact.Of(DefaultValue.Parse(json.GetRawText())) with { IsSet = true });
        }
        else
        {
            SetNull(field);
        }
    }

    public override void TextList(ParamField field, IReadOnlyList<string>? value) => SetList(field, value?.Count);

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value) => SetList(field, value?.Count);

    public override void NumberList(ParamField field, IReadOnlyList<double>? value) => SetList(field, value?.Count);

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value) => SetList(field, value?.Count);

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value) => SetList(field, value?.Count);

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value) => SetList(field, value?.Count);

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit) => SetList(field, value?.Count);

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit) => SetList(field, value?.Count);

    public override void Union(ParamField field, ParamUnion? value)
    {
        if (value is null)
        {
            SetNull(field);
        }
        else
        {
            value.Accept(this);
        }
    }

    private void Put(ParamField field, ParamFact fact)
    {
        if (_extras?.ContainsKey(field.Name) != true)
        {
            facts[_prefix + field.Name] = fact;
        }
    }

    private void Set(ParamField field, string? text, double? number)
    {
        if (text is not null)
        {
            Put(field, new ParamFact(true, text, number, null));
        }
        else
        {
            SetNull(field);
        }
    }

    // Null is sent if the member is required and nullable; otherwise nothing is sent.
    private void SetNull(ParamField field)
    {
        if (field.Required && field.Nullable)
        {
            Put(field, new ParamFact(true, null, null, null));
        }
    }

    private void SetList(ParamField field, int? count)
    {
        if (count is not null)
        {
            Put(field, new ParamFact(true, null, null, count));
        }
        else
        {
            SetNull(field);
        }
    }
}
