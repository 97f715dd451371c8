using System.Globalization;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>One enumerated field.</summary>
internal sealed record FieldFixture(string Property, string Field, string Role, params (string Name, string Json)[] Members)
{
    public bool IsRequired { get; init; }

    public static FieldFixture Duration(params string[] json) =>
        new("Duration", "duration", "Duration", [.. json.Select(value => (IsTime(value) ? "Seconds" + Seconds(value) : "Auto", value))]);

    public string PropertySource(string record) =>
        $$"""[Param("{{Field}}", Role = ParamRole.{{Role}})] public {{(IsRequired ? "required " : "")}}{{record}}{{Property}}{{(IsRequired ? "" : "?")}} {{Property}} { get; init; }""" + "\n";

    public string EnumSource(string record, string model) =>
        $$"""
        [ParamEnum("{{Field}}", {{string.Join(", ", Members.Select(Wire))}}, Role = ParamRole.{{Role}}, Provider = "creatify", Model = "{{model}}")]
        public enum {{record}}{{Property}} { {{string.Join(", ", Members.Select(Member))}} }

        """;

    private static string Wire((string Name, string Json) member) => $"\"{member.Json.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Member((string Name, string Json) member)
    {
        var number = Role == "Duration" ? (IsTime(member.Json) ? Seconds(member.Json) : -1)
            : member.Name[0] == 'P' && int.TryParse(member.Name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines
            : Hash(member.Json);
        return $"{member.Name} = {number.ToString(CultureInfo.InvariantCulture)}";
    }

    // By the value and above any meaning, as the generator's, though not the same number.
    private static int Hash(string json) => (1 << 30) + json.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xFFFFFF);

    private static bool IsTime(string json) => char.IsDigit(json.Trim('"')[0]);

    private static int Seconds(string json) => int.Parse(json.Trim('"', 's'), CultureInfo.InvariantCulture);
}
