using System.Globalization;

namespace Typed.Refresh.Diff.Changes;

/// <summary>One difference between two states. The set of kinds is closed: each is a record in this folder.</summary>
internal abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>The effect on code.</summary>
    public abstract ChangeClass Class { get; }

    /// <summary>The kind of change, as a word in the JSON report.</summary>
    public abstract string Kind { get; }

    /// <summary>The change in words, without the model and the field.</summary>
    public abstract string Message { get; }

    public string Provider { get; init; } = "";

    public string Model { get; init; } = "";

    /// <summary>The field's path: <c>duration</c>, <c>image_size.width</c>, <c>image_urls[]</c>; null if the change is about the model.</summary>
    public string? Field { get; init; }

    /// <summary>The old value, or null if none.</summary>
    public virtual string? Old => null;

    /// <summary>The new value, or null if none.</summary>
    public virtual string? New => null;

    /// <summary>The price change as a percentage of the old price, or null for any other change.</summary>
    public virtual decimal? Percent => null;

    /// <summary>Additional information for the reader, such as the model that resembles the new name.</summary>
    public string? Hint { get; init; }

    public ChangePlace Place { get; init; }

    /// <summary>The top-level field of the change.</summary>
    public string? RootField => Field?.Split('.', '[')[0];

    protected static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
