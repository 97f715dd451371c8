using System.Text.Json;
using Typed;
using Typed.Specification;

namespace Studio.Catalog;

/// <summary>One field of a form: which control it gets, and what the model takes.</summary>
internal sealed record FieldForm
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>The documented default.</summary>
    public JsonElement? Default { get; init; }

    public IReadOnlyList<FieldValue> Values { get; init; } = [];

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? ExclusiveMinimum { get; init; }

    public decimal? ExclusiveMaximum { get; init; }

    public decimal? Step { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public string? Format { get; init; }

    /// <summary>The unit of listed values, such as <c>s</c> for a length in seconds.</summary>
    public string? Unit { get; init; }

    /// <summary>The place among the model's input slots, from 1; null for a field that is not a slot.</summary>
    public int? Slot { get; init; }

    /// <summary>Whether the price depends on it.</summary>
    public bool IsPriced { get; init; }

    public bool IsExactlyOne { get; init; }

    public FieldForm? Items { get; init; }

    public IReadOnlyList<FieldForm> Fields { get; init; } = [];

    public static FieldForm Of(ParamField field, IReadOnlySet<string> priced)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new FieldForm
        {
            Name = field.Name,
            Kind = JsonNamingPolicy.CamelCase.ConvertName(field.Kind.ToString()),
            Required = field.Required,
            Default = field.Default is { } json ? JsonElement.Parse(json) : null,
            Values = [.. field.Values.Select(value => new FieldValue(JsonElement.Parse(value.Json), value.Text))],
            Minimum = field.Minimum,
            Maximum = field.Maximum,
            ExclusiveMinimum = field.ExclusiveMinimum,
            ExclusiveMaximum = field.ExclusiveMaximum,
            Step = field.MultipleOf,
            MinLength = field.MinLength,
            // A limit that is stated in prose only is a warning of Validate(); the form counts towards either.
            MaxLength = field.MaxLength ?? field.SoftMaxLength,
            MinItems = field.MinItems,
            MaxItems = field.MaxItems ?? field.SoftMaxItems,
            Format = field.Format,
            Unit = field.Role == ParamRole.Duration ? "s" : null,
            Slot = field.Slot >= 0 ? field.Slot + 1 : null,
            IsPriced = field.CostEffect == CostEffect.ChangesCost || priced.Contains(field.Name),
            IsExactlyOne = field.IsExactlyOne,
            Items = field.Items is { } items ? Of(items, priced) : null,
            Fields = [.. field.Fields.Select(nested => Of(nested, priced))],
        };
    }
}

/// <summary>An allowed value: as it is sent, and as it is shown.</summary>
internal sealed record FieldValue(JsonElement Json, string Text);
