namespace Typed.Refresh.Mcp;

/// <summary>All tools of the server.</summary>
internal static class CatalogueTools
{
    public static IEnumerable<CatalogueTool> Of(CatalogueSession session) =>
    [
        FindModelsTool.Create(session),
        ShowModelTool.Create(session),
        PriceTool.Create(session),
        ValidateTool.Create(session),
        SampleCodeTool.Create(session),
        ConvertTool.Create(session),
        DiffTool.Create(session),
    ];
}
