using Typed.Specification;

namespace Typed.Tables;

/// <summary>Reads a price table from the table of a model.</summary>
internal static class PriceRows
{
    /// <summary>Reads the price table.</summary>
    public static PriceTable Table(TableScanner json)
    {
        var (unit, per, asOf, retrieved, source) = ("", "", "", "", "");
        string? count = null, upTo = null, note = null;
        var certainty = CostCertainty.Unknown;
        PriceRule[] rules = [];
        PriceStatement[] statements = [];
        PriceContradiction[] contradictions = [];
        json.Enter();
        while (json.Next())
        {
            switch (json.Name())
            {
                case "unit": unit = json.Text(); break;
                case "per": per = json.Text(); break;
                case "certainty": certainty = (CostCertainty)json.Count(); break;
                case "asOf": asOf = json.Text(); break;
                case "retrieved": retrieved = json.Text(); break;
                case "source": source = json.Text(); break;
                case "count": count = json.Text(); break;
                case "upTo": upTo = json.Text(); break;
                case "note": note = json.Text(); break;
                case "rules": rules = Rules(json); break;
                case "statements": statements = Statements(json); break;
                case "contradictions": contradictions = Contradictions(json); break;
                default: json.Skip(); break;
            }
        }

        return new PriceTable(unit, per, rules)
        {
            Certainty = certainty,
            AsOf = asOf,
            Retrieved = retrieved,
            Source = source,
            CountField = count,
            UpToField = upTo,
            Note = note,
            Statements = statements,
            Contradictions = contradictions,
        };
    }

    // [credits, field, value, field, value, …]; [lowest, highest] in place of the credits where the sources differ.
    private static PriceRule[] Rules(TableScanner json)
    {
        var rules = new List<PriceRule>();
        json.Enter();
        while (json.Next())
        {
            json.Enter();
            json.Next();
            if (json.IsArray())
            {
                json.Enter();
                json.Next();
                var lowest = json.Number();
                json.Next();
                var highest = json.Number();
                json.Next();
                rules.Add(new PriceRule(highest, json.RestOfTexts()) { AtLeast = lowest });
            }
            else
            {
                rules.Add(new PriceRule(json.Number(), json.RestOfTexts()));
            }
        }

        return rules.ToArray();
    }

    private static PriceStatement[] Statements(TableScanner json)
    {
        var statements = new List<PriceStatement>();
        json.Enter();
        while (json.Next())
        {
            var parts = json.Texts();
            statements.Add(new PriceStatement(parts[0], parts[1]));
        }

        return statements.ToArray();
    }

    // [statement, field, value, field, value, …]
    private static PriceContradiction[] Contradictions(TableScanner json)
    {
        var contradictions = new List<PriceContradiction>();
        json.Enter();
        while (json.Next())
        {
            json.Enter();
            json.Next();
            contradictions.Add(new PriceContradiction(json.Text(), json.RestOfTexts()));
        }

        return contradictions.ToArray();
    }
}
