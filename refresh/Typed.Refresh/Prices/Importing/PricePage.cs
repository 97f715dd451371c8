using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Files;
using Typed.Schema.Specification;

namespace Typed.Refresh.Prices.Importing;

/// <summary>The result of reading a page of prices.</summary>
/// <param name="Models">The tables, in the page's order.</param>
/// <param name="Problems">The parts that could not be read or do not match, each with its line.</param>
internal sealed record PricePage(IReadOnlyList<ModelPrices> Models, IReadOnlyList<PageProblem> Problems);

/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Text">The problem.</param>
internal sealed record PageProblem(int Line, string Text);

/// <summary>Reads a table of models and prices: a model's name, then its prices, until the next name.</summary>
internal sealed partial class PricePageReader
{
    // The column headings of a table.
    private static readonly HashSet<string> s_heads = new(StringComparer.OrdinalIgnoreCase)
    {
        "model", "models", "model name", "model_name", "type", "kind", "generation type", "gen_type", "price", "prices", "pricing", "cost", "credits", "credit cost",
        "supported models and pricing",
    };

    private readonly Dictionary<string, SavedModelFile> _known;
    private readonly List<(SavedModelFile? File, string Model, int Line, List<PriceEntry> Rules)> _tables = [];
    private readonly List<PageProblem> _problems = [];

    // Between two prices every piece is read or reported; a line after the last price belongs to the page, not the table.
    private readonly List<PageProblem> _perhapsAfter = [];

    private PricePageReader(SchemaFiles files)
    {
        _known = files.Models.ToDictionary(file => file.Model, StringComparer.Ordinal);
    }

    public static PricePage Read(string content, SchemaFiles files)
    {
        var reader = new PricePageReader(files);
        foreach (var piece in PageText.Pieces(content))
        {
            reader.Take(piece);
        }

        return reader.Result();
    }

    private void Take(PagePiece piece)
    {
        var text = piece.Text;
        if (ModelAtStart(text) is { } model)
        {
            Settle();
            _tables.Add((_known.GetValueOrDefault(model), model, piece.Line, []));
            text = text[model.Length..].Trim(' ', ':', ',', '-', '–');
        }

        text = KindAtStart().Replace(text, "").Trim();
        if (text.Length == 0 || Rule().IsMatch(text) || s_heads.Contains(text.TrimEnd(':')))
        {
            return;
        }

        if (PricePhrase.ReadAll(text) is { } phrases)
        {
            Add(piece, phrases);
        }
        else if (text.Contains("credit", StringComparison.OrdinalIgnoreCase))
        {
            _problems.Add(new PageProblem(piece.Line, $"not a price in a known format: {Quoting.ServerText.Quote(text)}"));
        }
        else if (_tables.Count > 0)
        {
            _perhapsAfter.Add(new PageProblem(piece.Line, $"neither a model nor a price: {Quoting.ServerText.Quote(text)}"));
        }
    }

    private void Add(PagePiece piece, IReadOnlyList<PricePhrase> phrases)
    {
        if (_tables.Count == 0)
        {
            _problems.Add(new PageProblem(piece.Line, $"a price precedes the first model: {Quoting.ServerText.Quote(piece.Text)}"));
            return;
        }

        Settle();
        var (file, model, _, rules) = _tables[^1];
        foreach (var phrase in phrases)
        {
            var when = When(file, phrase);
            var rule = new PriceEntry(when, phrase.Credits);
            if (rules.FirstOrDefault(other => JsonNode.DeepEquals(other.ToJson()["when"], rule.ToJson()["when"])) is not { } same)
            {
                rules.Add(rule);
            }
            else if (same.Credits != rule.Credits)
            {
                _problems.Add(new PageProblem(piece.Line, FormattableString.Invariant($"{model} has two prices for the same request: {same.Credits} and {rule.Credits}")));
            }
        }
    }

    // Uses the spelling in the model's schema if the value is listed there: a table may contain 480P.
    private static List<KeyValuePair<string, JsonNode>> When(SavedModelFile? file, PricePhrase phrase)
    {
        var when = new List<KeyValuePair<string, JsonNode>>();
        if (phrase.Seconds is { } seconds)
        {
            when.Add(KeyValuePair.Create("duration", (JsonNode)JsonValue.Create(seconds)));
        }

        if (phrase.Resolution is { } resolution)
        {
            var listed = file?.InputSchema["properties"]?["resolution"]?["enum"] as JsonArray ?? [];
            var own = listed.Select(value => value?.ToString()).FirstOrDefault(value => string.Equals(value, resolution, StringComparison.OrdinalIgnoreCase));
            when.Add(KeyValuePair.Create("resolution", (JsonNode)JsonValue.Create(own ?? resolution)));
        }

        return when;
    }

    private PricePage Result()
    {
        var models = new List<ModelPrices>();
        foreach (var (file, model, line, rules) in _tables)
        {
            if (file is null)
            {
                _problems.Add(new PageProblem(line, $"no model file exists for {Quoting.ServerText.Quote(model)}"));
            }
            else if (rules.Count == 0)
            {
                _problems.Add(new PageProblem(line, $"no price follows {model}"));
            }
            else if (models.Any(other => other.Model == model))
            {
                _problems.Add(new PageProblem(line, $"{model} occurs twice"));
            }
            else
            {
                models.Add(new ModelPrices(model, rules) { Factors = FactorsOf(file) });
            }
        }

        return new PricePage(models, [.. _problems.OrderBy(problem => problem.Line)]);
    }

    // On the price page, prices are per output, and num_images is the number of outputs.
    private static FactorField[] FactorsOf(SavedModelFile file) => file.InputSchema["properties"] is JsonObject properties && properties.ContainsKey("num_images")
        ? [.. new FactorField[] { new(PriceFactor.Count, "num_images"), new(PriceFactor.UpTo, "max_images") }.Where(item => properties.ContainsKey(item.Field))]
        : [];

    private void Settle()
    {
        _problems.AddRange(_perhapsAfter);
        _perhapsAfter.Clear();
    }

    private string? ModelAtStart(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var word = (end < 0 ? text : text[..end]).TrimEnd(':', ',');
        return _known.ContainsKey(word) || ModelForm().IsMatch(word) ? word : null;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ModelForm();

    [GeneratedRegex(@"\A(?:text|image|video|audio)[ _]to[ _](?:text|image|video|audio)\b[ :,–-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KindAtStart();

    // The line between the header and the body of a Markdown table.
    [GeneratedRegex(@"\A[-:= ]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
