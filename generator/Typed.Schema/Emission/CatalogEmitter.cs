using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the catalog of one provider, which maps each model's name to its record.</summary>
public static class CatalogEmitter
{
    public static string Emit(CatalogSpec catalog)
    {
        var writer = new SourceWriter();
        ModelEmitter.Header(writer);
        writer.Line($"namespace {catalog.Options.NamespaceOf(catalog.ProviderName)}");
        using (writer.Braces(""))
        {
            Docs.Summary(writer, $"All models of {catalog.Provider}: look up by name, parse, validate, price.");
            using (writer.Braces($"{catalog.Options.Accessibility} static class {catalog.ProviderName}Catalog"))
            {
                Docs.Summary(writer, "The models.");
                writer.Line($"public static global::Typed.ModelCatalog Models {{ get; }} = new({Literals.Text(catalog.Provider)}, new global::Typed.ModelInfo[]");
                using (writer.Braces("", "});"))
                {
                    foreach (var name in catalog.Names)
                    {
                        writer.Line($"{name}Params.Info,");
                    }
                }
            }

            if (catalog.Options.SharesSources)
            {
                ConverterEmitter.Emit(writer, catalog.Options);
            }
        }

        return writer.ToString();
    }
}
