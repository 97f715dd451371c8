using Typed.Generator.Reading.Json;
using Typed.Refresh.Catalogue;

namespace Typed.Refresh.CSharp;

/// <summary>The C# of a sample request.</summary>
internal static class SampleText
{
    public static string Of(CatalogueModel model) =>
        InitializerText.Of(model, JsonParser.Parse(SampleRequest.Of(model).ToJsonString(), CancellationToken.None), leavesDefaults: true);
}
