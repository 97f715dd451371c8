namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Each limit of one value, at the last allowed value and the first refused one.</summary>
public sealed class BoundTests
{
    [Theory]
    // 1 to 4.
    [InlineData("Steps = 1")]
    [InlineData("Steps = 4")]
    [InlineData("Steps = {|TYP1005:0|}")]
    [InlineData("Steps = {|TYP1005:5|}")]
    // Above 0 and below 100, in steps of 8.
    [InlineData("Width = 8")]
    [InlineData("Width = 96")]
    [InlineData("Width = {|TYP1005:0|}")]
    [InlineData("Width = {|TYP1005:100|}")]
    [InlineData("Width = {|TYP1005:-8|}")]
    [InlineData("Width = {|TYP1006:1|}")]
    [InlineData("Width = {|TYP1006:7|}")]
    [InlineData("Width = {|TYP1006:9|}")]
    [InlineData("Width = {|TYP1006:99|}")]
    // 0 to 1, in steps of 0.1.
    [InlineData("Scale = 0")]
    [InlineData("Scale = 0.1")]
    [InlineData("Scale = 1.0")]
    [InlineData("Scale = {|TYP1005:-0.1|}")]
    [InlineData("Scale = {|TYP1006:0.01|}")]
    [InlineData("Scale = {|TYP1006:0.99|}")]
    [InlineData("Scale = {|TYP1005:double.NegativeInfinity|}")]
    [InlineData("Scale = {|TYP1005:-1e300|}")]
    // Above 0: a large number is allowed, a large negative one is not.
    [InlineData("Above = 1e300")]
    [InlineData("Above = {|TYP1005:-1e300|}")]
    // 3 to 5 characters.
    [InlineData("Caption = \"abc\"")]
    [InlineData("Caption = \"abcde\"")]
    [InlineData("Caption = \"\\U0001F600\\U0001F600\\U0001F600\\U0001F600\\U0001F600\"")]
    [InlineData("Caption = {|TYP1007:\"ab\"|}")]
    [InlineData("Caption = {|TYP1007:\"abcdef\"|}")]
    [InlineData("Caption = {|TYP1007:\"\\U0001F600\\U0001F600\\U0001F600\\U0001F600\\U0001F600\\U0001F600\"|}")]
    // At most 5 characters by the documentation.
    [InlineData("Title = \"abcde\"")]
    [InlineData("Title = {|TYP1008:\"abcdef\"|}")]
    // At most 3 characters, and upper case.
    [InlineData("Code = \"ABC\"")]
    [InlineData("Code = {|TYP1007:\"ABCD\"|}")]
    [InlineData("Code = {|TYP1009:\"ABc\"|}")]
    // 1 to 2 items.
    [InlineData("Images = [A]")]
    [InlineData("Images = [A, A]")]
    [InlineData("Images = {|TYP1011:[]|}")]
    [InlineData("Images = {|TYP1011:[A, A, A]|}")]
    // At most 2 items by the documentation, each of at most 3 characters.
    [InlineData("Tags = [\"abc\", \"b\"]")]
    [InlineData("Tags = {|TYP1012:[\"a\", \"b\", \"c\"]|}")]
    [InlineData("Tags = [{|TYP1007:\"abcd\"|}]")]
    public Task A_limit_is_exact(string assignment) => Finding.VerifyConstraintAsync(
        $$"""
        using Acme;

        static class Test
        {
            const string A = "https://example.com/a.png";

            static object M(StudioParams request) => request with { {{assignment}} };
        }
        """);
}
