using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Finds a model's reviewed state in all files of reviewed models. Instances are equal if these states are.</summary>
public sealed class ReviewedIndex : IEquatable<ReviewedIndex>
{
    private readonly EquatableArray<ReviewedModel> _models;
    private readonly Dictionary<(string Provider, string Model), ReviewedModel> _byModel = [];

    public ReviewedIndex(IReadOnlyList<ReviewedFile> files)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        _models = ordered.SelectMany(file => file.Models).ToEquatableArray();
        foreach (var file in ordered)
        {
            foreach (var model in file.Models)
            {
                if (!_byModel.ContainsKey((file.Provider, model.Model)))
                {
                    _byModel.Add((file.Provider, model.Model), model);
                }
            }
        }
    }

    public ReviewedModel? Of(ModelSpec model) => _byModel.TryGetValue((model.Provider, model.Model), out var reviewed) ? reviewed : null;

    public bool Equals(ReviewedIndex? other) => other is not null && _models.Equals(other._models);

    public override bool Equals(object? obj) => Equals(obj as ReviewedIndex);

    public override int GetHashCode() => _models.GetHashCode();
}
