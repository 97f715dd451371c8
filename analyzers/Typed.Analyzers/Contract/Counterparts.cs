namespace Typed.Analyzers.Contract;

/// <summary>The fields and values of one model that correspond to those of another.</summary>
internal static class Counterparts
{
    /// <summary>The field with the same name; otherwise with the same slot; otherwise with the same role.</summary>
    public static ParamField? Of(ParamField source, ModelRecord target) =>
        target.FieldOf(source.Name)
        ?? target.Fields.FirstOrDefault(field => source.Slot >= 0 && field.Slot == source.Slot)
        ?? target.Fields.FirstOrDefault(field => source.Role != ParamRole.None && field.Role == source.Role);

    /// <summary>The member with the same seconds, for a duration; otherwise with the same wire text.</summary>
    public static ParamEnumMember? Of(ParamEnumMember member, ParamRole role, ParamEnum target) =>
        target.Members.FirstOrDefault(other => role == ParamRole.Duration && member.Number >= 0 ? other.Number == member.Number : other.Text == member.Text);
}
