using Typed.Schema.Usage;

namespace Typed.Schema.Emission;

/// <summary>Writes the names of all models of a provider, for the analyzers of a build that does not generate all of them.</summary>
public static class ModelNamesEmitter
{
    public static string Emit(ProviderModels models)
    {
        var writer = new SourceWriter();
        ModelEmitter.Header(writer);
        writer.Line($"[assembly: global::Typed.Constraints.ModelNames({Literals.Text(models.Provider)}, {string.Join(", ", models.Models.Select(Literals.Text))})]");
        return writer.ToString();
    }
}
