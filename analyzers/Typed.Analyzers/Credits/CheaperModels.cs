using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;
using Typed.Analyzers.SeveralValues;
using Typed.Schema.Specification;

namespace Typed.Analyzers.Credits;

/// <summary>
/// Finds the models that take the same request for fewer credits: models of the same provider and kind that have a counterpart for each value that is set, that need nothing else,
/// and that make an output of the same duration, resolution and aspect ratio.
/// </summary>
internal sealed class CheaperModels(TypedContract contract)
{
    private static readonly FieldRole[] s_roles = [FieldRole.Duration, FieldRole.Resolution, FieldRole.AspectRatio];

    private readonly FactReader _reader = new(contract, contract.Evaluator);

    /// <summary>The cheaper models, cheapest first. Empty if the price of the request is unknown.</summary>
    public IReadOnlyList<(ModelRecord Model, RequestPrice Price)> For(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        // Extra parameters may replace any value, and their effect on another model is unknown.
        if (contract.Requests.Read(creation, cancellationToken) is not { Extras: { IsOpen: false, Names.IsEmpty: true } } facts
            || PriceList.PriceOf(facts) is not { Kind: PriceKind.Known } price || contract.Models.Of(facts.Record.Provider) is not { } models)
        {
            return [];
        }

        var written = new FactTable();
        var fields = new List<RecordField>();
        foreach (var (field, _, value) in contract.Assigned.Of(creation.Initializer).Fields)
        {
            fields.Add(field);
            _reader.Read(field, value, field.Name, written, cancellationToken);
        }

        var own = new RequestFacts(facts.Record, creation, written, contract.Requests.UnsetOf(facts.Record), RequestExtras.None);
        return models.Values
            .Where(other => other.Model != facts.Record.Model && other.Kind == facts.Record.Kind && other.Unit == facts.Record.Unit && other.Deprecated is null)
            .Select(other => (Model: other, Facts: Carried(own, fields, written, other)))
            .Where(one => one.Facts is not null && IsSame(own, one.Facts))
            .Select(one => (one.Model, Price: PriceList.PriceOf(one.Facts!)))
            .Where(one => one.Price.Kind == PriceKind.Known && one.Price.Most < price.Least)
            .OrderBy(one => one.Price.Most).ThenBy(one => one.Model.Model, StringComparer.Ordinal)
            .ToArray();
    }

    // The same request to the other model, or null if the other model cannot take it.
    private RequestFacts? Carried(RequestFacts own, List<RecordField> fields, FactTable written, ModelRecord target)
    {
        var carried = new FactTable();
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (Counterparts.Of(field, target) is not { } other || !set.Add(other.Name) || Value(field, other, written.Of(field.Name)!) is not { } fact)
            {
                return null;
            }

            carried.Set(other.Name, fact);
        }

        var facts = new RequestFacts(target, own.Creation, carried, contract.Requests.UnsetOf(target), RequestExtras.None);
        return target.Fields.All(field => !field.Property.IsRequired || set.Contains(field.Name))
            && target.Rules.All(rule => RuleCheck.Broken(rule, facts) is null)
            ? facts : null;
    }

    private Fact? Value(RecordField field, RecordField other, Fact fact)
    {
        if (contract.ParamEnumOf(field.Property.Type) is { } values && contract.ParamEnumOf(other.Property.Type) is { } others)
        {
            return !fact.IsTextKnown ? null
                : fact.Text is null ? fact
                : values.Members.FirstOrDefault(member => member.Text == fact.Text) is { } member && Counterparts.Of(member, field.Role, others) is { } same ? fact with { Text = same.Text }
                : null;
        }

        // A limit that the other model alone has could refuse the value.
        return SymbolEqualityComparer.Default.Equals(field.Property.Type, other.Property.Type)
            && other.MaxLength >= field.MaxLength && other.MinLength <= field.MinLength && Equals(other.Minimum, field.Minimum) && Equals(other.Maximum, field.Maximum)
            && Equals(other.MultipleOf, field.MultipleOf) && other.MaxItems >= field.MaxItems && other.MinItems <= field.MinItems ? fact : null;
    }

    // Both send the same value for each purpose, or neither model has a field for it.
    private static bool IsSame(RequestFacts own, RequestFacts? other)
    {
        foreach (var role in s_roles)
        {
            var (field, counterpart) = (own.Record.Fields.FirstOrDefault(one => one.Role == role), other!.Record.Fields.FirstOrDefault(one => one.Role == role));
            if (field is null && counterpart is null)
            {
                continue;
            }

            if (field is null || counterpart is null || own[field.Name] is not { IsTextKnown: true } value || other[counterpart.Name] is not { IsTextKnown: true } same
                || value.Text is null || same.Text is null || (role == FieldRole.Duration && value.Number is not null ? value.Number != same.Number : value.Text != same.Text))
            {
                return false;
            }
        }

        return true;
    }
}
