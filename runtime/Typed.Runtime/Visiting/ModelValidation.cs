using System.Text.Json;
using Typed.Parameters;
using Typed.Validation;

namespace Typed.Visiting;

/// <summary>Checks a whole request: the values of its fields, the rules between them, and the part of the schema that types cannot express.</summary>
internal static class ModelValidation
{
    public static ValidationReport Validate(ModelInfo model, ModelParams value)
    {
        var visitor = ValidationVisitor.Begin(value);
        var violations = visitor.Violations;
        CrossFieldCheck.Run(model, value, violations);
        if (model.Residual is { } residual && !violations.Any(violation => violation.Keyword == "type"))
        {
            using var json = JsonDocument.Parse(value.ToUtf8Json(), new JsonDocumentOptions { MaxDepth = JsonBytes.DeepestLevel });
            residual.Check(json.RootElement, violations);
        }

        var report = violations.Count == 0 ? model.Valid : new ValidationReport(model.Name, [.. violations]);
        visitor.Return();
        return report;
    }
}
