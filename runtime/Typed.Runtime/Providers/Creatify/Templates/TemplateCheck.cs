namespace Typed.Creatify.Templates;

/// <summary>Checks a request's variables against those that the template declares.</summary>
internal static class TemplateCheck
{
    public static IEnumerable<Violation> Run(TemplateRequest request, CreatifyTemplate template)
    {
        // Template ids are UUIDs, so case does not matter.
        if (!string.Equals(request.TemplateId, template.Id, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Violation("$.template_id", "template", $"The request is for template {request.TemplateId}, and the template to check it with is {template.Id}.");
            yield break;
        }

        if (template.Variables is not { } declared || request.Variables is null)
        {
            yield break;
        }

        var names = declared.Select(variable => variable.Name).ToArray();
        foreach (var (name, variable) in request.Variables)
        {
            if (declared.FirstOrDefault(one => one.Name == name) is not { } known)
            {
                var nearest = NearestName.Of(name, names);
                yield return new Violation(
                    $"$.variables.{name}",
                    "template",
                    $"The template has no variable '{name}'." + (nearest is null ? "" : $" Did you mean '{nearest}'?") + $" Allowed: {string.Join(", ", names)}.")
                {
                    AllowedValues = names,
                };
            }
            else if (known.Type is { } type && type != variable.Type)
            {
                yield return new Violation($"$.variables.{name}.type", "template", $"The template declares '{name}' as {type}, not as {variable.Type}. Allowed: {type}.")
                {
                    AllowedValues = [type],
                };
            }
        }

        // Default values for missing variables are documented for texts only (an empty text).
        foreach (var name in names.Where(name => !request.Variables.ContainsKey(name) && request.Variables.ExtraParameters?.ContainsKey(name) != true))
        {
            yield return new Violation($"$.variables.{name}", "template", $"The template declares '{name}', and the request does not set it.")
            {
                Severity = ViolationSeverity.Warning,
            };
        }
    }
}
