using Typed.Schema.Collections;
using Typed.Schema.Usage;

namespace Typed.Schema.Emission;

/// <summary>Writes what the analyzers need to know of all models of a provider where not all of them are generated.</summary>
public static class ModelNamesEmitter
{
    public static string Emit(ProviderModels models)
    {
        var writer = new SourceWriter();
        ModelEmitter.Header(writer);
        writer.Line($"[assembly: global::Typed.Constraints.ModelNames({Literals.Text(models.Provider)}, {Texts(models.Models)}{Named("Slots", models.Slots)}{Named("InputLists", models.InputLists)})]");
        return writer.ToString();
    }

    private static string Named(string property, EquatableArray<string> names) => names.Count == 0 ? "" : $", {property} = new[] {{ {Texts(names)} }}";

    private static string Texts(EquatableArray<string> names) => string.Join(", ", names.Select(Literals.Text));
}
