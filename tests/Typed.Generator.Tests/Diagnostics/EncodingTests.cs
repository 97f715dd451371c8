using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Typed.Generator.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Generator.Tests.Diagnostics;

/// <summary>Bytes that are not what a JSON file should be: one diagnostic or none, never an exception, and the others are there.</summary>
public sealed class EncodingTests
{
    private const string Model = """{ "model": "a", "kind": "k", "input_schema": { "type": "object", "properties": { "p": { "type": "string" } } } }""";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_says_how_to_read(string encoding)
    {
        var named = Encoding.GetEncoding(encoding);
        var run = new LivingDriver().Add(new Bytes([.. named.GetPreamble(), .. named.GetBytes(Model)])).Run();

        Assert.Empty(run.Report());
        Assert.Contains("Acme.AParams.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_one_error()
    {
        var run = new LivingDriver().Add(new Bytes([.. Encoding.UTF8.GetBytes("{ \"model\": \""), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes("\" }")]), InMemoryFile.Model("good", "")).Run();

        Assert.Single(run.Report());
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Zeros_are_one_error()
    {
        var run = new LivingDriver().Add(new Bytes(new byte[64]), InMemoryFile.Model("good", "")).Run();

        Assert.Single(run.Report());
        Assert.StartsWith("TYP0001", run.Report()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_error()
    {
        var run = new LivingDriver().Add(new Unreadable(), InMemoryFile.Model("good", "")).Run();

        Assert.Equal(["TYP0001 unreadable.json(1,1) This file is not valid JSON: the file is empty"], run.Report());
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
    }

    [LongFact]
    public void A_huge_file_is_read_to_its_end()
    {
        var description = new string('x', 50 * 1024 * 1024);
        var run = new LivingDriver().Add(
            new InMemoryFile("schemas/acme/models/huge.json", $$"""{ "model": "huge", "kind": "k", "ignored": "{{description}}", "input_schema": { "type": "object" } }"""),
            new InMemoryFile("schemas/acme/models/torn.json", $$"""{ "model": "torn", "ignored": "{{description}}""")).Run();

        var report = Assert.Single(run.Report());
        Assert.EndsWith("the file ends inside a string", report, StringComparison.Ordinal);
        Assert.Contains("Acme.HugeParams.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData(""" "n": { "type": "number", "maximum": 1e400 } """)]
    [InlineData(""" "n": { "type": "integer", "minimum": "low", "maximum": [], "enum": {} } """)]
    [InlineData(""" "n": { "type": 5, "properties": 5, "items": 5, "required": 5, "anyOf": 5, "allOf": "x", "$ref": 7, "default": {} } """)]
    [InlineData(""" "n": { "type": "object", "properties": { "a": 5, "b": null, "c": true, "d": false } } """)]
    [InlineData(""" "n": 5, "m": null, "o": "text", "p": [] """)]
    [InlineData(""" "n": { "$ref": "#/properties/n" } """)]
    [InlineData(""" "n": { "$ref": "#/properties/m" }, "m": { "allOf": [{ "$ref": "#/properties/n" }] } """)]
    [InlineData(""" "n": { "anyOf": [{ "$ref": "#/properties/n" }, { "type": "null" }] } """)]
    [InlineData(""" "n": { "type": "array", "items": { "$ref": "#/properties/n" } } """)]
    [InlineData(""" "n": { "enum": [] }, "m": { "anyOf": [] }, "o": { "type": [] }, "p": { "enum": [null] }, "q": { "const": null } """)]
    [InlineData(""" "n": { "type": "string", "pattern": "(" , "minLength": -1, "maxLength": 1.5, "format": "" } """)]
    [InlineData(""" "": { "type": "string" }, " ": { "type": "string" }, "a b": { "type": "string" }, "a_b": { "type": "string" } """)]
    public void Keywords_of_the_wrong_type_never_break_the_build(string properties)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", properties), InMemoryFile.Model("good", "")).Run();

        run.Compile();
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
        Assert.NotNull(run.Load("MParams"));
    }

    private sealed class Bytes(byte[] content) : AdditionalText
    {
        public override string Path => "schemas/acme/models/bytes.json";

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using var stream = new MemoryStream(content);
            return SourceText.From(stream, Encoding.UTF8, throwIfBinaryDetected: false);
        }
    }

    private sealed class Unreadable : AdditionalText
    {
        public override string Path => "schemas/acme/models/unreadable.json";

        public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }
}
