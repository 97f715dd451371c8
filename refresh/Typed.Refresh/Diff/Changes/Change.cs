using System.Globalization;

namespace Typed.Refresh.Diff.Changes;

/// <summary>One difference between two states. The kinds are closed: each is a record in this folder.</summary>
internal abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>What it means for code.</summary>
    public abstract ChangeClass Class { get; }

    /// <summary>What changed, as a word of the JSON report.</summary>
    public abstract string Kind { get; }

    /// <summary>The change in words, without the model and the field.</summary>
    public abstract string Message { get; }

    public string Provider { get; init; } = "";

    public string Model { get; init; } = "";

    /// <summary>The field's path: <c>duration</c>, <c>image_size.width</c>, <c>image_urls[]</c>; null where it is about the model.</summary>
    public string? Field { get; init; }

    /// <summary>What was there; null for nothing.</summary>
    public virtual string? Old => null;

    /// <summary>What is there now; null for nothing.</summary>
    public virtual string? New => null;

    /// <summary>The change of a price in per cent of the old one; null for anything else.</summary>
    public virtual decimal? Percent => null;

    /// <summary>What else a reader should know, such as the model that looks like the new name.</summary>
    public string? Hint { get; init; }

    public ChangePlace Place { get; init; }

    /// <summary>The field that the change is in, without what is nested in it.</summary>
    public string? RootField => Field?.Split('.', '[')[0];

    protected static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
