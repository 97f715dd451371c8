using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Drift;

/// <summary>What the object creation of a request sets, and what it leaves to the defaults, whichever they are.</summary>
internal sealed class SentValues
{
    private readonly Dictionary<string, SentValue> _set = new(StringComparer.Ordinal);
    private readonly HashSet<string> _null = new(StringComparer.Ordinal);

    private SentValues()
    {
    }

    /// <summary>Whether the field is written, be it as null.</summary>
    public bool IsWritten(string field) => _set.ContainsKey(field) || _null.Contains(field);

    /// <summary>The value of a field, with the default that counts where it is left out.</summary>
    public SentValue Value(string field, string? defaultJson) => _set.TryGetValue(field, out var value) ? value : SentValue.OfDefault(defaultJson);

    /// <summary>Reads the initializer; null where raw parameters are sent whose names are not known.</summary>
    public static SentValues? Read(IObjectCreationOperation creation, TypedContract contract, FactReader reader, CancellationToken cancellationToken)
    {
        var values = new SentValues();
        foreach (var (property, value) in RequestFacts.Assignments(creation.Initializer))
        {
            if (contract.FieldOf(property) is { } field)
            {
                if (Evaluation.ValueEvaluator.WithoutConversions(value).ConstantValue is { HasValue: true, Value: null })
                {
                    // Nothing is sent, and the provider's default holds.
                    values._null.Add(field.Name);
                    continue;
                }

                var facts = new FactTable();
                reader.Read(field, value, field.Name, facts, cancellationToken);
                values._set[field.Name] = facts.Of(field.Name) is { IsTextKnown: true } fact ? new SentValue(true, fact.Text) : SentValue.Unknown;
            }
            else if (property.Name == "ExtraParameters" && value.ConstantValue is not { HasValue: true, Value: null })
            {
                if (RequestExtras.After(creation.Initializer, RequestExtras.None) is not { IsOpen: false, Names: var names })
                {
                    return null;
                }

                foreach (var name in names)
                {
                    values._set[name] = SentValue.Unknown;
                }
            }
        }

        return values;
    }
}
