using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Drift;
using Typed.Analyzers.Json;
using Typed.Analyzers.Requests;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Collections;
using Typed.Schema.Matching;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Determines the effect of changes on one request, with the analyzers' own reader.</summary>
internal sealed class RequestEffects(Compilation compilation, SchemaState old, SchemaState current)
{
    private readonly TypedContract? _contract = TypedContract.Of(compilation);

    public IEnumerable<(CallSiteEffect Effect, string Message, Change Change)> Of(
        IObjectCreationOperation creation, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0 || _contract?.RecordOf(creation.Type) is not { } record
            || ModelIn(old, record) is not { } before || ModelIn(current, record) is not { } after
            || SentValues.Read(creation, _contract, new FactReader(_contract, _contract.Evaluator), cancellationToken) is not { } sent)
        {
            yield break;
        }

        foreach (var change in changes)
        {
            if (change is { Class: ChangeClass.Breaking, Field: { } field } && Break(change, field, after.Spec, sent) is { } message)
            {
                yield return (CallSiteEffect.Breaks, message, change);
            }
            else if (change is DefaultChanged { Field: { } left } && !sent.IsWritten(left))
            {
                yield return (CallSiteEffect.OtherDefault, $"does not set {left} of '{record.Model}': {change.Message}", change);
            }
        }

        if (changes.FirstOrDefault(change => change is PriceChanged or PriceTermsChanged) is { } price)
        {
            if (Cost(record.Model, before, after, sent) is var (effect, text))
            {
                yield return (effect, text, price);
            }
        }
        else if (changes.FirstOrDefault(change => change is DefaultChanged) is { } byDefault && Cost(record.Model, before, after, sent) is (CallSiteEffect.Dearer or CallSiteEffect.Cheaper, _) cost)
        {
            yield return (cost.Effect, cost.Message, byDefault);
        }
    }

    private static string? Break(Change change, string field, ModelSpec after, SentValues sent)
    {
        var value = sent.Value(field, null);
        return change switch
        {
            RequirementChanged or FieldAdded => sent.IsWritten(field) ? null : $"does not set {field} of '{change.Model}', which is now required",
            ValueRemoved removed => sent.IsWritten(field) && value is { IsKnown: true, Text: { } text } && text == JsonString.Plain(removed.Value) ? $"{field} of '{change.Model}': {change.Message}" : null,
            BoundChanged => sent.IsWritten(field) && value is { IsKnown: true, Text: { } sentText } && after.Properties.FirstOrDefault(property => property.WireName == field) is { } property
                && IsOutside(property, sentText) ? $"{field} of '{change.Model}' is {Shortened(sentText)}: {change.Message}" : null,
            _ => null,
        };
    }

    private static bool IsOutside(PropertySpec property, string text)
    {
        var bounds = property.Constraints;
        if (property.Type.Shape == TypeShape.Text)
        {
            var length = text.Count(c => !char.IsLowSurrogate(c));
            return length < bounds.MinLength || length > bounds.MaxLength;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (number < bounds.Minimum || number > bounds.Maximum || number <= bounds.ExclusiveMinimum || number >= bounds.ExclusiveMaximum
                || (bounds.MultipleOf is { } step && number % step != 0));
    }

    private static (CallSiteEffect Effect, string Message)? Cost(string model, RequestModel before, RequestModel after, SentValues sent)
    {
        SentValue Then(string field) => sent.Value(field, before.Default(field));
        SentValue Now(string field) => sent.Value(field, after.Default(field));
        var (was, turned) = (before.Prices.Of(Then), after.Prices.Of(Now));
        return (was.Kind, turned.Kind) switch
        {
            (PriceKind.Known, PriceKind.Known) when (was.Least, was.Most) == (turned.Least, turned.Most) => null,
            (PriceKind.Known, PriceKind.Known) => (
                turned.Most > was.Most || turned.Least > was.Least ? CallSiteEffect.Dearer : CallSiteEffect.Cheaper, $"a request to '{model}' costs {Text(turned)} instead of {Text(was)} {after.Unit}"),
            (PriceKind.Known, PriceKind.NoLine or PriceKind.NoTable) => (CallSiteEffect.MayCost, $"a request to '{model}' no longer has a price; it cost {Text(was)} {before.Unit}"),
            (PriceKind.NoLine or PriceKind.NoTable, _) => null,
            _ => before.Prices.IsSameFor(after.Prices, Now) ? null : (CallSiteEffect.MayCost, $"the price of a request to '{model}' changed; it depends on values at run time"),
        };
    }

    private static RequestModel? ModelIn(SchemaState state, ModelRecord record)
    {
        if (state.Providers.GetValueOrDefault(record.Provider) is not { } provider || provider.Models.GetValueOrDefault(record.Model) is not { } model)
        {
            return null;
        }

        var prices = PriceMatching.Resolve(model.Spec, provider.Prices.GetValueOrDefault(record.Model)?.Prices);
        var lines = (prices?.Lines ?? EquatableArray<PriceLine>.Empty).Select(line => new PricedCombination(line.Credits, [.. line.Conditions.Select(condition => (condition.Field, condition.Json))]));
        return new RequestModel(model.Spec, new PriceSheet([.. lines], PriceFactors.Read(name => prices?.Factors.FirstOrDefault(item => item.Factor.Name == name)?.Field)), prices?.Unit ?? "credits");
    }

    private static string Text(RequestPrice price) =>
        price.Least == price.Most ? ExactNumber.Text(price.Least) : $"{ExactNumber.Text(price.Least)} to {ExactNumber.Text(price.Most)}";

    private static string Shortened(string text) => text.Length > 40 ? FormattableString.Invariant($"{text.Length} characters long") : text;
}

/// <summary>A model at one point in time, as far as prices and checks of requests need it.</summary>
internal sealed record RequestModel(ModelSpec Spec, PriceSheet Prices, string Unit)
{
    public string? Default(string field) => Spec.Properties.FirstOrDefault(property => property.WireName == field)?.Default;
}
