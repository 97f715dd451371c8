using Worker.Batch;

namespace Typed.SamplesTests.WorkerTests;

/// <summary>The reader of comma-separated values.</summary>
public sealed class CsvTests
{
    [Fact]
    public void A_quoted_cell_holds_commas_quotes_and_line_breaks()
    {
        var lines = Csv.Parse("id,prompt\r\na,\"One, \"\"two\"\"\nthree\"\r\n\r\nb,\n");

        Assert.Equal([["id", "prompt"], ["a", "One, \"two\"\nthree"], ["b", ""]], lines);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_an_error() => Assert.Throws<BatchException>(() => Csv.Parse("id\n\"a"));
}
