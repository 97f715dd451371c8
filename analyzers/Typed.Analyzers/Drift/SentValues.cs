using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Drift;

/// <summary>The fields that a request's object creation sets, and those that it leaves to defaults.</summary>
internal sealed class SentValues
{
    private readonly Dictionary<string, SentValue> _set = new(StringComparer.Ordinal);
    private readonly HashSet<string> _null = new(StringComparer.Ordinal);

    private SentValues()
    {
    }

    /// <summary>Whether the field is written, even as null.</summary>
    public bool IsWritten(string field) => _set.ContainsKey(field) || _null.Contains(field);

    /// <summary>The value of a field. If the field is not set, its default applies.</summary>
    public SentValue Value(string field, string? defaultJson) => _set.TryGetValue(field, out var value) ? value : SentValue.OfDefault(defaultJson);

    /// <summary>Reads the initializer. Returns null if it may add extra parameters with unknown names.</summary>
    public static SentValues? Read(IObjectCreationOperation creation, TypedContract contract, FactReader reader, CancellationToken cancellationToken)
    {
        var extras = RequestExtras.After(creation.Initializer, RequestExtras.None);
        if (extras.IsOpen)
        {
            return null;
        }

        var values = new SentValues();
        foreach (var (property, value) in new InitializerAssignments(creation.Initializer))
        {
            if (contract.FieldOf(property) is { } field && !extras.Names.Contains(field.Name))
            {
                if (Evaluation.Conversions.WithoutConversions(value).ConstantValue is { HasValue: true, Value: null })
                {
                    // Nothing is sent, so the provider's default applies.
                    values._null.Add(field.Name);
                    continue;
                }

                var facts = new FactTable();
                reader.Read(field, value, field.Name, facts, cancellationToken);
                values._set[field.Name] = facts.Of(field.Name) is { IsTextKnown: true } fact ? new SentValue(true, fact.Text) : SentValue.Unknown;
            }
        }

        // An extra parameter is sent in place of the property, in whatever order they are written.
        foreach (var name in extras.Names)
        {
            values._set[name] = SentValue.Unknown;
        }

        return values;
    }
}
