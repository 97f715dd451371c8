using System.Globalization;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Naming;

namespace Typed.Generator.Tests.Engine;

public sealed class CollidingNameTests
{
    private const int Count = 2_000;

    /// <summary>Each of these models wants the name <c>AB</c>. Trying all numbers for each would be two million tries.</summary>
    [Fact]
    public void Models_that_want_the_same_name_do_not_try_all_numbers()
    {
        var taken = new TakenNames();
        var names = NameTable.Assign(Enumerable.Range(0, Count).Select(at => Model(at)), EquatableArray<NameOverride>.Empty, EquatableArray<ProviderName>.Empty, taken);

        Assert.Equal(Count, names.Select(name => name.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(["AB", "AB_2", "AB_3"], names.Take(3).Select(name => name.Name));
        Assert.InRange(taken.Tries, Count, 4 * Count);
    }

    /// <summary>The second name is free for a model without the type that is in its way.</summary>
    [Fact]
    public void A_number_that_does_not_suit_one_model_may_suit_the_next()
    {
        ModelIdentity[] models = [Model(0), Model(1, "Mode"), Model(2)];
        var taken = new TakenNames();
        taken.Add("acme", "AB_2Mode");

        var names = NameTable.Assign(models, EquatableArray<NameOverride>.Empty, EquatableArray<ProviderName>.Empty, taken);

        Assert.Equal(["AB", "AB_3", "AB_2"], names.Select(name => name.Name));
    }

    private static ModelIdentity Model(int at, params string[] suffixes) =>
        new("acme", "model" + at.ToString("0000", CultureInfo.InvariantCulture), "text_to_image", $"schemas/acme/models/{at}.json", default, suffixes.ToEquatableArray()) { Record = "AB" };
}
