using Typed.Refresh.Catalog;

namespace Typed.Refresh.CSharp;

/// <summary>The C# of a sample request.</summary>
internal static class SampleText
{
    public static string Of(CatalogModel model) =>
        InitializerText.Of(model, SampleRequest.Of(model).ToJsonString(), leavesDefaults: true);
}
