using Typed.Schema.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>The fields and values of one model that correspond to those of another.</summary>
internal static class Counterparts
{
    /// <summary>The field with the same name; otherwise with the same slot; otherwise with the same role.</summary>
    public static RecordField? Of(RecordField source, ModelRecord target) =>
        target.FieldOf(source.Name)
        ?? target.Fields.FirstOrDefault(field => source.Slot >= 0 && field.Slot == source.Slot)
        ?? target.Fields.FirstOrDefault(field => source.Role != FieldRole.None && field.Role == source.Role);

    /// <summary>The member with the same seconds, for a duration; otherwise with the same wire text.</summary>
    public static ParamEnumMember? Of(ParamEnumMember member, FieldRole role, ParamEnum target) =>
        target.Members.FirstOrDefault(other => role == FieldRole.Duration && member.Number >= 0 ? other.Number == member.Number : other.Text == member.Text);
}
