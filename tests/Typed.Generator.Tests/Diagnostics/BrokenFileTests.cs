using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Diagnostics;

public sealed class BrokenFileTests
{
    private const string Path = "schemas/acme/models/broken.json";

    [Theory]
    [InlineData("", "TYP0001 broken.json(1,1) This file is not valid JSON: the file is empty")]
    [InlineData("{ \"model\": \"a\"", "TYP0001 broken.json(1,15) This file is not valid JSON: the file ends where a comma or '}' is expected")]
    [InlineData("{ \"model\": \"a\", }", "TYP0001 broken.json(1,17) This file is not valid JSON: a comma stands before '}'")]
    [InlineData("{\n  // why\n}", "TYP0001 broken.json(2,3) This file is not valid JSON: a member name in double quotes is expected")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "TYP0001 broken.json(1,11) This file is not valid JSON: the member \"a\" stands twice in the same object")]
    [InlineData("{ \"a\": 01 }", "TYP0001 broken.json(1,9) This file is not valid JSON: a number may not begin with 0")]
    [InlineData("{ \"a\": \"b\nc\" }", "TYP0001 broken.json(1,10) This file is not valid JSON: the line ends inside a string")]
    [InlineData("{} {}", "TYP0001 broken.json(1,4) This file is not valid JSON: text follows the end of the value")]
    [InlineData("[]", "TYP0002 broken.json(1,1) This is not a model file: an object is expected")]
    [InlineData("{ \"kind\": \"x\" }", "TYP0002 broken.json(1,1) This is not a model file: the member \"model\" is missing")]
    [InlineData("{ \"model\": \" \", \"input_schema\": {} }", "TYP0002 broken.json(1,12) This is not a model file: \"model\" must be the model's name")]
    [InlineData("{ \"model\": \"a\" }", "TYP0002 broken.json(1,1) This is not a model file: the member \"input_schema\" is missing")]
    [InlineData("{ \"model\": \"a\", \"input_schema\": true }", "TYP0002 broken.json(1,33) This is not a model file: \"input_schema\" must be a JSON Schema, an object")]
    public void One_located_diagnostic_and_the_other_model_is_there(string text, string expected)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("good", ""), new InMemoryFile(Path, text)).Run();

        Assert.Equal([expected], run.Report());
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
        run.Compile();
    }

    // The record is there, so that the build does not report each use of it too.
    [Theory]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"type\": \"object\", \"properties\": { \"a\": { \"type\": \"string\", }, \"b\": { \"type\": \"integer\" }, }, }, }")]
    [InlineData("{ \"model\": \"broken\" \"input_schema\": { \"type\": \"object\" \"properties\": { \"a\": { \"type\": \"string\" }\n \"b\": { \"enum\": [1, 2] } } } }")]
    [InlineData("// the model\n{ \"model\": \"broken\", /* its\n schema: */ \"input_schema\": { \"properties\": { \"a\": { \"type\": \"string\", \"description\": \"// no comment, }\" }, \"b\": true } } } // end")]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"properties\": {\n<<<<<<< HEAD\n\"a\": { \"type\": \"string\" },\n=======\n\"a\": { \"type\": \"integer\" },\n>>>>>>> branch\n\"b\": true } } }")]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"properties\": {\n<<<<<<< HEAD\n\"a\": { \"type\": \"string\" },\n||||||| base\n=======\n\"c\": true,\n>>>>>>> branch\n\"b\": true } } }")]
    public void A_slip_of_the_pen_is_one_error_and_the_record_is_generated(string text)
    {
        var run = new LivingDriver().Code("class Use { object X = new Typed.Models.Acme.BrokenParams { A = \"a\", B = null }; }").Add(new InMemoryFile(Path, text)).Run();

        Assert.StartsWith("TYP0001 broken.json(", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.DoesNotContain("C { get;", run.Source("BrokenParams"), StringComparison.Ordinal);
        run.Compile();
    }

    // What is lost could be anything; a record with half of its members would report each use of the others.
    [Theory]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"properties\": { \"a\": { \"type\": \"string\" }")]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"properties\": { \"a\": { \"type\": \"str")]
    [InlineData("{ \"model\": \"broken\", \"input_schema\": { \"properties\": { \"a\": {}, \"a\": {} } } }")]
    public void A_file_with_a_loss_gives_no_record(string text) =>
        Assert.DoesNotContain(new LivingDriver().Add(new InMemoryFile(Path, text)).Run().Sources.Keys, name => name.Contains("BrokenParams", StringComparison.Ordinal));

    // Its model may be any of those with prices and rules.
    [Theory]
    [InlineData("{ \"model\": \"b\"")]
    [InlineData("{ \"model\": \"b\" }")]
    public void A_broken_file_is_the_only_problem_although_its_model_has_prices_and_rules(string text)
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("good", ""),
            new InMemoryFile(Path, text),
            InMemoryFile.Pricing(""" "b": { "rules": [{ "credits": 1 }] } """),
            InMemoryFile.Rules("""{ "model": "b", "id": "r", "kind": "requires", "terms": ["y", "x"], "statement": "y needs x." }""")).Run();

        Assert.Contains("broken.json", Assert.Single(run.Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var run = new LivingDriver().Add(new InMemoryFile(Path, new string('[', 100_000))).Run();

        Assert.Equal(["TYP0001 broken.json(1,129) This file is not valid JSON: the nesting is deeper than 128 levels"], run.Report());
    }

    [Fact]
    public void A_file_of_no_provider_is_not_read()
    {
        var run = new LivingDriver().Add(new InMemoryFile("appsettings.json", "{ not json", provider: null)).Run();

        Assert.Empty(run.Report());
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_provider_file_of_unknown_purpose_is_named()
    {
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/notes.json", "{}")).Run();

        Assert.Equal(["TYP0009 notes.json(1,1) 'schemas/acme/notes.json' is neither a model file (models/*.json) nor pricing.json, rules.json, provider.json or reviewed.json; it is not read"], run.Report());
    }

    [Fact]
    public void A_default_that_the_schema_refuses_is_not_generated()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("a", """ "duration": { "type": "string", "enum": ["5", "10"], "default": 5 } """)).Run();

        var report = Assert.Single(run.Report());
        Assert.StartsWith("TYP0004 a.json(4,", report, StringComparison.Ordinal);
        Assert.EndsWith("The default 5 of 'duration' is not allowed by its own schema: allowed are \"5\", \"10\"; no default is generated", report, StringComparison.Ordinal);
        Assert.Contains("public ADuration? Duration { get; init; }\n", run.Source("AParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_an_error()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("a", """ "size": { "$ref": "#/$defs/size" } """)).Run();

        var report = Assert.Single(run.Report());
        Assert.StartsWith("TYP0011 a.json(4,", report, StringComparison.Ordinal);
        Assert.EndsWith("The reference '#/$defs/size' cannot be resolved: there is no '$defs'", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_two_files_describe_is_generated_once()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("a", "", path: "schemas/acme/models/2.json"),
            InMemoryFile.Model("a", "", path: "schemas/acme/models/1.json")).Run();

        Assert.Equal(["TYP0006 2.json(2,12) The model 'a' of 'acme' is described by '1.json' already; this file is left out"], run.Report());
        run.Compile();
    }

    [Fact]
    public void Names_that_collide_get_a_number_in_the_order_of_the_ids()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("a-b", ""), InMemoryFile.Model("a/b", ""), InMemoryFile.Model("aB", "")).Run();

        Assert.Equal(
            [
                "TYP0005 aB.json(2,12) The name 'ABParams' is taken by 'a-b'; the record of 'aB' is called 'AB_3Params'",
                "TYP0005 a__b.json(2,12) The name 'ABParams' is taken by 'a-b'; the record of 'a/b' is called 'AB_2Params'",
            ],
            run.Report());
        run.Compile();
    }

    [Fact]
    public void Prices_for_what_no_model_has_are_named()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("a", """ "duration": { "enum": ["5s", "10s"] } """),
            InMemoryFile.Pricing(""" "a": { "rules": [{ "when": { "duration": 5 }, "credits": 1 }, { "when": { "duration": 7 }, "credits": 2 }] }, "b": { "rules": [] } """)).Run();

        Assert.Equal(2, run.Report().Length);
        Assert.EndsWith("The price of 'a' depends on duration = 7, which its schema does not have; it has \"5s\", \"10s\"", run.Report()[1], StringComparison.Ordinal);
        Assert.EndsWith("The price table has a price for 'b', which no model file describes", run.Report()[0], StringComparison.Ordinal);
        Assert.Contains("[1,\"duration\",\"5s\"]", run.Source("AParams"), StringComparison.Ordinal);
        Assert.DoesNotContain("[2,", run.Source("AParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_price_file_is_one_error_and_the_records_are_there_without_prices()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("a", ""), new InMemoryFile("schemas/acme/pricing.json", "{ \"models\": ")).Run();

        Assert.Equal(["TYP0001 pricing.json(1,13) This file is not valid JSON: the file ends where a value is expected"], run.Report());
        run.Compile();
    }

    [Fact]
    public void A_rule_about_what_the_model_does_not_have_is_left_out()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("a", """ "x": { "type": "string" }, "y": { "type": "string" } """),
            InMemoryFile.Rules("""
                { "model": "a", "id": "r1", "kind": "requires", "terms": ["y", "x"], "statement": "y needs x." },
                { "model": "a", "id": "r2", "kind": "requires", "terms": ["y", "z"], "statement": "y needs z." },
                { "model": "a", "id": "r3", "kind": "forbids", "terms": ["y"] }
                """)).Run();

        Assert.Equal(2, run.Report().Length);
        Assert.Contains(run.Report(), report => report.EndsWith("This rule is left out: 'a' has no field 'z'", StringComparison.Ordinal));
        Assert.Contains(run.Report(), report => report.Contains("\"kind\" must be requires", StringComparison.Ordinal));
        Assert.Contains("\"y needs x.\"", run.Source("AParams"), StringComparison.Ordinal);
        Assert.DoesNotContain("y needs z.", run.Source("AParams"), StringComparison.Ordinal);
    }
}
