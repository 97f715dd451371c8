using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the class with the catalogs of all providers.</summary>
public static class AllCatalogsEmitter
{
    public static string Emit(AllCatalogsSpec all)
    {
        var at = all.Name.LastIndexOf('.');
        var writer = new SourceWriter();
        ModelEmitter.Header(writer);
        // A referenced project that generates other models of the provider has a catalog of this name too. This project's catalog contains those models.
        writer.Line("#pragma warning disable CS0436");
        writer.Line();
        writer.Line($"namespace {all.Name.Substring(0, at)}");
        using (writer.Braces(""))
        {
            Docs.Summary(writer, "The models of all providers: ask which of them do something, and for how much.");
            using (writer.Braces($"{all.Options.Accessibility} static class {all.Name.Substring(at + 1)}"))
            {
                Docs.Summary(writer, "The catalogs, one per provider.");
                writer.Line("public static global::Typed.ModelCatalogs Catalogs { get; } = new(new global::Typed.ModelCatalog[]");
                using (writer.Braces("", "});"))
                {
                    foreach (var provider in all.Providers)
                    {
                        writer.Line($"global::{all.Options.NamespaceOf(provider)}.{provider}Catalog.Models,");
                    }
                }
            }
        }

        return writer.ToString();
    }
}
