namespace Typed.Refresh.Mcp;

/// <summary>All tools of the server.</summary>
internal static class CatalogTools
{
    public static IEnumerable<CatalogTool> Of(CatalogSession session) =>
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
