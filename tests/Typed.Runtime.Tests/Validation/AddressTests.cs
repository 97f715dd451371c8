using Typed.RuntimeTests.Contracts;
using Typed.Specification;

namespace Typed.RuntimeTests.Validation;

/// <summary>An ordinary address of the web is recognized without the expressions of RFC 3986. Those read a scheme in either case, the short way only in lower case: both must agree.</summary>
public sealed class AddressTests
{
    public static TheoryData<string> Rests => new(
        "://example.com",
        "://example.com/a.png",
        "://example.com?a=b/c?d",
        "://example.com/a%20b%2Fc",
        "://example.com/a%2",
        "://example.com/a%",
        "://example.com/a%zz",
        "://example.com/a b",
        "://example.com/ä",
        "://example.com/a#b",
        "://example.com/a#b#c",
        "://example.com:8080/a",
        "://example.com:port/a",
        "://user@example.com/a",
        "://[::1]/a",
        "://[::z]/a",
        "://example.com/[a]",
        "://example.com/a|b",
        "://example.com/a\\b",
        "://example.com/\"",
        "://example.com\n",
        "://example.com/a\n",
        "://example.com/a@b:c;d,e+f*g(h)i'j!k$l&m~n_o",
        ":///a",
        "://",
        "://?a",
        ":/example.com",
        ":");

    [Theory]
    [MemberData(nameof(Rests))]
    public void The_short_way_and_the_expressions_agree(string rest) => AssertSame(rest);

    [Fact]
    public void They_agree_about_any_text()
    {
        const string Characters = "abcXYZ019-._~/?#[]@!$&'()*+,;=:% \"<>\\^`{|}\u00e4\n";
        var random = new Random(20261130);
        for (var i = 0; i < 20_000; i++)
        {
            var rest = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Characters[random.Next(100) < 70 ? random.Next(14) : random.Next(Characters.Length)]));
            AssertSame("://" + rest);
        }
    }

    [Theory]
    [InlineData("uri", "https://example.com/a%20b?c=d#e", true)]
    [InlineData("uri", "http://example.com", true)]
    [InlineData("uri", "urn:isbn:1", true)]
    [InlineData("uri", "/a", false)]
    [InlineData("uri", "https://example.com/a b", false)]
    [InlineData("uri", "https://example.com/a%2", false)]
    [InlineData("uri", "https://[::1]/a", true)]
    [InlineData("uri", "https://[::z]/a", false)]
    [InlineData("uri", "https://[v1.a]/", true)]
    [InlineData("uri", "https://[fe80::1%25eth0]/a", false)]
    [InlineData("uri", "https://[1.2.3.4]/a", false)]
    [InlineData("uri", "https://[1::2::3]/a", false)]
    [InlineData("url", "https://example.com/a.png", true)]
    [InlineData("url", "HTTP://example.com/a.png", true)]
    [InlineData("url", "ftp://example.com/a", true)]
    [InlineData("url", "https://", false)]
    [InlineData("url", "https:///a", false)]
    [InlineData("url", "urn:isbn:1", false)]
    [InlineData("url", "https://example.com/a b", false)]
    [InlineData("uri-reference", "/a?b#c", true)]
    [InlineData("uri-reference", "https://example.com", true)]
    [InlineData("uri-reference", "a b", false)]
    [InlineData("uri-reference", "//[::z]/a", false)]
    public void An_address_is_valid_in_its_format(string format, string text, bool isValid) => Assert.Equal(isValid, IsValid(format, text));

    private static void AssertSame(string rest)
    {
        foreach (var scheme in new[] { "http", "https" })
        {
            foreach (var format in new[] { "uri", "url" })
            {
                Assert.True(
                    IsValid(format, scheme + rest) == IsValid(format, scheme.ToUpperInvariant() + rest),
                    $"{format}: the short way says {IsValid(format, scheme + rest)} of {scheme + rest}");
            }
        }
    }

    private static bool IsValid(string format, string text) => Probe.Of((new ParamField("a", ParamKind.Text) { Format = format }, text)).Validate().IsValid;
}
