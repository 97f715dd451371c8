using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The draft of JSON Schema that a schema states, where it makes a difference.</summary>
/// <remarks>All other keywords are read the same way, because published schemas mix the drafts.</remarks>
public sealed class Draft(JsonNode root)
{
    private readonly bool _isOld = root.TextOf("$schema") is { } address
        && new[] { "draft-03", "draft-04", "draft-05", "draft-06", "draft-07" }.Any(draft => address.IndexOf(draft, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a <c>$ref</c> stands alone: up to draft 7, the keywords beside it mean nothing.</summary>
    public bool IgnoresSiblings(JsonNode schema) => _isOld && schema["$ref"] is { Kind: JsonKind.String };
}
