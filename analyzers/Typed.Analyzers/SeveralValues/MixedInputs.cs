using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.SeveralValues;

/// <summary>Distinguishes the two forms of media inputs: named slots, or a list of inputs. A model has one of them.</summary>
internal static class MixedInputs
{
    private const string AList = "a list of references";
    private const string Slots = "named slots";

    /// <summary>The diagnostic for a parameter that a request sends, or null if the parameter has the model's own form, or neither form.</summary>
    public static Diagnostic? Find(ModelRecord record, string name, SyntaxNode place, TypedContract contract)
    {
        if (record.FieldOf(name) is not null)
        {
            return null;
        }

        if (!record.Slots.IsEmpty && contract.ModelNames.HasInputList(record.Provider, name))
        {
            return Finding($"its media in named slots ({string.Join(", ", record.Slots.Select(slot => slot.Name))})", AList);
        }

        return record.Slots.IsEmpty && record.References is not null && contract.ModelNames.HasSlot(record.Provider, name) ? Finding("its media as a list of references", Slots) : null;

        Diagnostic Finding(string own, string other) => Diagnostic.Create(Descriptors.MixedInputs, place.GetLocation(), record.Model, own, name, other);
    }

    /// <summary>Reports a request that sets both forms, for a record that has both.</summary>
    public static void Report(RequestFindings findings, RequestFacts facts)
    {
        var record = facts.Record;
        if (!record.Slots.IsEmpty && record.References is { } references
            && facts[references.Name] is { Place: { } place, IsSet: Presence.Yes } list && list.Count != 0
            && record.Slots.FirstOrDefault(slot => facts[slot.Name].IsSet == Presence.Yes) is { } slot)
        {
            // Either all slots are removed, or the list. Values that are set elsewhere cannot be removed here.
            var set = record.Slots.Where(other => !facts[other.Name].IsUnset && (facts[other.Name].Place is not null || facts[other.Name].IsSet == Presence.Yes)).ToArray();
            findings.Report(Diagnostic.Create(
                Descriptors.MixedInputs,
                place.Syntax.GetLocation(),
                InitializerEdits.OfGroups([references], set.All(other => facts[other.Name].Place is not null) ? set : []).ToProperties(),
                record.Model,
                $"its media in one form, and {slot.Name} is set",
                references.Name,
                AList));
        }
    }
}
