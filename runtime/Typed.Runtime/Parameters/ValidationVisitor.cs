using System.Text.Json;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.Parameters;

/// <summary>Checks each parameter against its constraints and collects every violation with its JSON path.</summary>
internal sealed partial class ValidationVisitor : ParamVisitor
{
    [ThreadStatic]
    private static ValidationVisitor? s_kept;

    private readonly List<Violation> _violations = [];
    private readonly ValueChecks _checks;

    // The objects around the value that is being visited, without the outermost.
    private readonly ValuePlace _place = new();

    // The path of the item of a list or map that is being visited; null for the members of an object.
    private string? _item;
    private ExtraParameters? _extras;

    private ValidationVisitor() => _checks = new ValueChecks(_violations);

    /// <summary>What was found so far. Whoever began the check adds findings of its own.</summary>
    public List<Violation> Violations => _violations;

    /// <summary>Checks all values of an object. End with <see cref="Return"/>.</summary>
    public static ValidationVisitor Begin(ParamsObject value)
    {
        var visitor = Take();
        visitor.Enter(value);
        return visitor;
    }

    /// <summary>Keeps the visitor for the thread's next check. It cannot be used any more.</summary>
    public void Return()
    {
        _violations.Clear();
        _place.Clear();
        (_extras, _item) = (null, null);
        s_kept = this;
    }

    /// <summary>Whether a union's value satisfies its branch.</summary>
    public static bool IsValid(ParamUnion value)
    {
        var visitor = Take();
        value.Accept(visitor);
        var isValid = visitor._violations.TrueForAll(violation => violation.Severity != ViolationSeverity.Error);
        visitor.Return();
        return isValid;
    }

    public override void Text(ParamField field, string? value)
    {
        if (Present(field, value is null) && field.HasTextLimits)
        {
            _checks.Text(PathOf(field), field, value!);
        }
    }

    public override void Integer(ParamField field, long? value)
    {
        if (Present(field, value is null) && !field.Limits.Admit(value.GetValueOrDefault()))
        {
            _checks.Number(PathOf(field), field, value.GetValueOrDefault());
        }
    }

    public override void Number(ParamField field, double? value)
    {
        if (Present(field, value is null) && !field.Limits.Admit(value.GetValueOrDefault()))
        {
            _checks.Number(PathOf(field), field, value.GetValueOrDefault());
        }
    }

    public override void Boolean(ParamField field, bool? value) => Present(field, value is null);

    public override void Choice(ParamField field, int? value)
    {
        if (Present(field, value is null) && field.ValueOf(value.GetValueOrDefault()) is null)
        {
            _checks.Choice(PathOf(field), field, value.GetValueOrDefault());
        }
    }

    public override void Object(ParamField field, ParamsObject? value)
    {
        if (Present(field, value is null))
        {
            Enter(value!, PathOf(field));
        }
    }

    public override void Json(ParamField field, JsonElement? value) => Present(field, value is null);

    public override void Union(ParamField field, ParamUnion? value)
    {
        if (Present(field, value is null))
        {
            value!.Accept(this);
        }
    }

    private ValuePath PathOf(ParamField field) => _item is { } item ? (ValuePath)item : new ValuePath(_place, field.Name);

    // A method of its own: a lambda in the caller would allocate for each object.
    private static string? OtherOf(ExactlyOneObject value, ExtraParameters extras) => value.Others.FirstOrDefault(extras.ContainsKey);

    // Taken out while in use: the validation of a union's branch may run within another.
    private static ValidationVisitor Take()
    {
        var visitor = s_kept ?? new ValidationVisitor();
        s_kept = null;
        return visitor;
    }

    private void Enter(ParamsObject value, in ValuePath path)
    {
        var mark = _place.Enter(path);
        Enter(value);
        _place.Leave(mark);
    }

    private void Enter(ParamsObject value)
    {
        var (outerExtras, outerItem) = (_extras, _item);
        (_extras, _item) = (value.ExtraParameters, null);
        if (value is ExactlyOneObject only && only.ExtraParameters is { } extras)
        {
            _checks.NoOther(new ValuePath(_place), only.Member, OtherOf(only, extras));
        }

        value.Accept(this);
        (_extras, _item) = (outerExtras, outerItem);
    }

    // An extra parameter with the field's name is sent instead; the property is then ignored.
    private bool Present(ParamField field, bool isNull)
    {
        if (_extras is null && !isNull)
        {
            return true;
        }

        if (_extras is not null && _extras.ContainsKey(field.Name))
        {
            _violations.Add(new Violation(PathOf(field).ToString(), "extra", $"An extra parameter '{field.Name}' is sent in place of the property; it is not checked.")
            {
                Severity = ViolationSeverity.Warning,
            });
            return false;
        }

        if (isNull && field.Required && !field.Nullable)
        {
            _violations.Add(new Violation(PathOf(field).ToString(), "required", $"'{field.Name}' is required."));
        }

        return !isNull;
    }
}
