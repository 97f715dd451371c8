using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the models that a provider has removed, for the analyzers of this project and of projects that reference it.</summary>
public static class RemovedEmitter
{
    public static string Emit(string provider, EquatableArray<RemovedSpec> removed)
    {
        var writer = new SourceWriter();
        ModelEmitter.Header(writer);
        foreach (var model in removed)
        {
            var since = model.Since is { } day ? $", Since = {Literals.Text(day)}" : "";
            var replacement = model.Replacement is { } other ? $", Replacement = {Literals.Text(other)}" : "";
            writer.Line($"[assembly: global::Typed.Constraints.RemovedModel({Literals.Text(provider)}, {Literals.Text(model.Model)}{since}{replacement})]");
        }

        return writer.ToString();
    }
}
