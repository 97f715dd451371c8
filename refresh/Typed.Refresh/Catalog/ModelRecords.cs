using Typed.Models;

namespace Typed.Refresh.Catalog;

/// <summary>Finds the generated record of a model: for the schemas included in the tool it is already compiled.</summary>
internal static class ModelRecords
{
    public static ModelInfo Of(CatalogModel model) =>
        model.IsShipped && AllModels.Catalogs.TryGet(model.Provider, model.Name, out var compiled) ? compiled : CompiledRecord.Compile(model);
}
