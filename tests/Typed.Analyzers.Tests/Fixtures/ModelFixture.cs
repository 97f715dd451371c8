namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>One generated record with its enums.</summary>
internal sealed record ModelFixture(string Name, string Model, params FieldFixture[] Fields)
{
    public string Source(bool extension) =>
        $$"""
        [Model("creatify", "{{Model}}")]
        public sealed partial record {{Name}}Params
        {
            [Param("prompt")] public string? Prompt { get; init; }
            {{string.Concat(Fields.Select(field => field.PropertySource(Name)))}}
        }
        {{string.Concat(Fields.Select(field => field.EnumSource(Name, Model) + (field.Role == "Duration" ? Conversions(extension) : "")))}}

        """;

    private string Conversions(bool extension) =>
        $$"""
        public static class {{Name}}Durations
        {
            {{(extension ? $"extension({Name}Duration) {{" : "")}}
            public static {{Name}}Duration FromSeconds(int seconds) => ({{Name}}Duration)seconds;
            public static {{Name}}Duration FromSeconds(TimeSpan time) => ({{Name}}Duration)(int)time.TotalSeconds;
            public static bool TryFromSeconds(int seconds, out {{Name}}Duration duration) { duration = ({{Name}}Duration)seconds; return true; }
            {{(extension ? "}" : "")}}
        }

        """;
}
