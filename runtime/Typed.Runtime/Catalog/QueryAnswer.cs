using System.Globalization;
using Typed.Specification;
using Typed.Validation;

namespace Typed.Catalog;

/// <summary>Checks one model against a query, requirement by requirement.</summary>
internal sealed class QueryAnswer
{
    // Such a schema does not list all fields, so a missing field proves nothing.
    private const string PartialSchema = "partial";

    private readonly ModelInfo _model;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _media = [];
    private readonly List<string> _doubts = [];
    private bool _isRuledOut;

    private QueryAnswer(ModelInfo model) => _model = model;

    /// <summary>Returns the match, or null if the model certainly does not meet the query.</summary>
    public static ModelMatch? Of(ModelInfo model, ModelQuery query)
    {
        var answer = new QueryAnswer(model);
        answer.AskForKind(query.Kind);
        answer.AskForValue(ParamRole.Duration, query.Duration, FieldOffer.Duration, "length");
        answer.AskForValue(ParamRole.Resolution, query.Resolution, FieldOffer.Text, "resolution");
        answer.AskForValue(ParamRole.AspectRatio, query.AspectRatio, FieldOffer.Text, "aspect ratio");
        answer.AskForFrame(query.FirstFrame, FrameFields.First(model), "first frame");
        answer.AskForFrame(query.LastFrame, FrameFields.Last(model), "last frame");
        answer.AskRules();
        if (answer._isRuledOut)
        {
            return null;
        }

        var cost = model.PriceOf(answer._values);
        answer.AskForCredits(query.MaxCredits, cost);
        return answer._isRuledOut ? null : new ModelMatch(model, answer._values, answer._media, cost) { Doubts = answer._doubts };
    }

    private void AskForCredits(decimal? limit, Cost cost)
    {
        if (limit is null || cost.AtMost <= limit)
        {
            return;
        }

        if (cost.AtLeast > limit)
        {
            _isRuledOut = true;
        }
        else
        {
            _doubts.Add(cost.AtMost is { } most
                ? string.Create(CultureInfo.InvariantCulture, $"it can cost {most:0.####} {cost.Unit}")
                : "its price is unknown");
        }
    }

    private void AskForKind(ModelKind? kind)
    {
        if (kind is null || _model.Kind == kind)
        {
            return;
        }

        if (string.IsNullOrEmpty(_model.Kind.Value))
        {
            _doubts.Add("what it makes from what is not known");
        }
        else
        {
            _isRuledOut = true;
        }
    }

    private void AskForValue<T>(ParamRole role, T? wish, Func<ParamField, T, FieldOffer> ask, string what)
    {
        if (wish is null)
        {
            return;
        }

        // "duration" before "audio_duration": the shorter name refers to the output.
        var field = _model.Fields.Where(field => field.Role == role).OrderBy(field => field.Name.Length).FirstOrDefault();
        if (field is null)
        {
            _doubts.Add($"its schema has no field for the {what}");
            return;
        }

        var offer = ask(field, wish);
        if (offer.Json is { } json)
        {
            _values[field.Name] = json;
        }
        else if (offer.Doubt is { } doubt)
        {
            _doubts.Add($"'{field.Name}' {doubt}");
        }
        else
        {
            _isRuledOut = true;
        }
    }

    private void AskForFrame(bool isWished, ParamField? field, string what)
    {
        if (!isWished)
        {
            return;
        }

        if (field is not null)
        {
            _media.Add(field.Name);
        }
        else if (_model.Source.Certainty == PartialSchema)
        {
            _doubts.Add($"its schema is known in part only, and that part has no field for the {what}");
        }
        else
        {
            _isRuledOut = true;
        }
    }

    private void AskRules()
    {
        bool IsSet(string term) => _values.ContainsKey(term) || _media.Contains(term, StringComparer.Ordinal);
        if (_model.Rules.Any(rule => rule is { Kind: CrossFieldRuleKind.Excludes, Severity: ViolationSeverity.Error } && IsSet(rule.Terms[0]) && rule.Terms.Skip(1).Any(IsSet)))
        {
            _isRuledOut = true;
        }
    }
}
