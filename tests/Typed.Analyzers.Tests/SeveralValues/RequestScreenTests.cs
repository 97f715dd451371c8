using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.Models;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>The screen lets no request pass that could break a rule or have no price, and it lets most of the shipped models' requests pass.</summary>
public sealed class RequestScreenTests
{
    private const int MaxCombinations = 5_000;

    [Fact]
    public void A_model_passes_only_if_each_combination_of_values_has_a_price()
    {
        var (contract, models) = Shipped();
        var passing = models.Where(model => !model.Screen.IsSuspect(contract.Assigned.Of(null))).ToArray();

        Assert.True(passing.Length > models.Length / 2, $"{passing.Length} of {models.Length} pass.");
        Assert.All(passing.Where(model => !model.Prices.IsEmpty && !model.IsContradictory), model => Assert.All(Combinations(model), values =>
            Assert.Contains(model.Prices, line => line.When.All(condition => values[condition.Field] == condition.Text))));
    }

    [Fact]
    public void The_highest_price_is_that_of_the_table()
    {
        var (_, models) = Shipped();

        Assert.All(models, model => Assert.Equal(
            model.Factors == PriceFactors.None ? model.Prices.Select(line => line.Credits).Append(0).Max() : decimal.MaxValue,
            model.Screen.MostCredits));
    }

    [Fact]
    public void A_later_slot_and_the_first_field_of_a_rule_are_suspect()
    {
        var (_, models) = Shipped();
        foreach (var model in models)
        {
            _ = model.Screen;
            Assert.All(model.Slots.Skip(1), slot => Assert.True(slot.IsSuspect, $"{model.Model}: {slot.Name}"));
            Assert.All(
                model.Rules.Where(rule => rule.Kind is FieldRuleKind.Requires or FieldRuleKind.Excludes).Select(rule => model.FieldOf(Specification.FieldTerm.FieldOf(rule.Terms[0]))).OfType<RecordField>(),
                field => Assert.True(field.IsSuspect, $"{model.Model}: {field.Name}"));
        }
    }

    [Fact]
    public void A_rule_that_unset_fields_can_break_makes_each_request_suspect()
    {
        var compilation = Compilation(RuledModel.Assembly);
        var contract = TypedContract.Of(compilation)!;

        Assert.True(contract.Models.Of("acme")!["acme/film"].Screen.IsSuspect(contract.Assigned.Of(null)));
        Assert.False(contract.Models.Of("acme")!["acme/free"].Screen.IsSuspect(contract.Assigned.Of(null)));
    }

    private static (TypedContract Contract, ModelRecord[] Models) Shipped()
    {
        var contract = TypedContract.Of(Compilation(References.Models))!;
        return (contract, [.. AllModels.Catalogs.Models.Select(model => contract.Models.Of(model.Provider)![model.Name])]);
    }

    private static CSharpCompilation Compilation(MetadataReference models) => CSharpCompilation.Create(
        "Consumer", [], [.. References.Platform, References.Runtime, models], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    // Each value that the table names or the type has, and one that the table does not name unless the type is closed.
    private static IEnumerable<IReadOnlyDictionary<string, string?>> Combinations(ModelRecord model)
    {
        IEnumerable<IReadOnlyDictionary<string, string?>> all = [new Dictionary<string, string?>(StringComparer.Ordinal)];
        foreach (var name in model.PricedBy)
        {
            string?[] texts = model.FieldOf(name)?.Values is { } values
                ? [.. values.Members.Select(member => member.Text)]
                : [.. model.Prices.SelectMany(line => line.When).Where(condition => condition.Field == name).Select(condition => condition.Text), null];
            all = all.SelectMany(values => texts.Select(text => new Dictionary<string, string?>(values, StringComparer.Ordinal) { [name] = text })).ToArray();
        }

        return all.Take(MaxCombinations);
    }
}
