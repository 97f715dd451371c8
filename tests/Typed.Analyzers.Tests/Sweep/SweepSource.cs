using System.Text;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>All snippets of one model as a source file.</summary>
/// <param name="Provider">The model's provider.</param>
/// <param name="Path">The file.</param>
/// <param name="Markup">The code and the findings that are expected in it.</param>
/// <param name="Snippets">How many snippets there are.</param>
/// <param name="Fields">The fields that are tried.</param>
internal sealed record SweepSource(string Provider, string Path, MarkupSource Markup, int Snippets, SweepFields Fields)
{
    private const int MaxShown = 300;

    // Each form is tried with two right values and every wrong one; further right values go through as many forms, in turn.
    private const int RightInAllForms = 2;
    private const int FormsOfTheRest = 8;

    /// <summary>How many of the snippets have a finding.</summary>
    public int Wrong => Markup.Expected.Length;

    public static SweepSource Of(ModelInfo model)
    {
        var record = model.ParamsType;
        var fields = SweepFields.Of(model);
        var source = new StringBuilder($"using System;\nusing Typed;\nusing {record.Namespace};\n\nstatic class {model.Provider}{record.Name}Sweep\n{{\n");
        int count = 0, number = 0;
        foreach (var field in fields.All)
        {
            var values = SweepValues.Of(field).ToArray();
            var good = values.First(value => value is { Id: null, IsWhole: false }).Code;
            var goodInput = values.FirstOrDefault(value => value is { Id: null, IsWhole: true })?.Code ?? good;
            var right = 0;
            foreach (var value in values)
            {
                var forms = SweepForms.Of(field, value, value.IsWhole ? goodInput : good, number++).ToArray();
                var tried = value.Id is not null || ++right <= RightInAllForms ? forms
                    : Enumerable.Range(right * FormsOfTheRest, Math.Min(FormsOfTheRest, forms.Length)).Select(at => forms[at % forms.Length]);
                foreach (var member in tried)
                {
                    source.Append("    ").Append(member).Append('\n');
                    count++;
                }
            }
        }

        return new(model.Provider, $"/{model.Provider}/{record.Name}.cs", MarkupSource.Parse(source.Append("}\n").ToString()), count, fields);
    }

    /// <summary>Code as far as a message should show it.</summary>
    public static string Shown(string code) => code.Length < MaxShown ? code : code[..MaxShown] + "…";
}
