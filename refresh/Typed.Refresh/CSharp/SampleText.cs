using Typed.Refresh.Catalogue;

namespace Typed.Refresh.CSharp;

/// <summary>The C# of a sample request.</summary>
internal static class SampleText
{
    public static string Of(CatalogueModel model) =>
        InitializerText.Of(model, SampleRequest.Of(model).ToJsonString(), leavesDefaults: true);
}
