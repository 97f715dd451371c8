using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Contract;

/// <summary>The constraint attributes of one compilation. They are looked up once, and each symbol's attributes are read once.</summary>
internal sealed class TypedContract
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<TypedContract?>> s_contracts = new();

    private readonly SymbolCache<INamedTypeSymbol, ParamEnum?> _enums;
    private readonly SymbolCache<INamedTypeSymbol, FieldTable?> _tables;
    private readonly SymbolCache<IPropertySymbol, RecordField?> _fields;
    private readonly SymbolCache<INamedTypeSymbol, ModelRecord?> _records;
    private readonly SymbolCache<IMethodSymbol, RecordField?> _shapes = new(RecordField.OfShape);
    private readonly INamedTypeSymbol _paramEnum;
    private readonly INamedTypeSymbol? _param;
    private readonly INamedTypeSymbol? _model;
    private readonly INamedTypeSymbol? _union;

    private TypedContract(Compilation compilation, INamedTypeSymbol paramEnum)
    {
        _paramEnum = paramEnum;
        _enums = new(type => ParamEnum.TryCreate(type, paramEnum, _model));
        _tables = new(FieldTable.TryCreate);
        _fields = new(FieldOfDefinition);
        _records = new(type => ModelRecord.TryCreate(type, this));
        Assigned = new(this);
        Evaluator = new(compilation);
        Models = new(compilation, this);
        ModelNames = new(compilation, this);
        Removed = new(compilation, this);
        _param = compilation.GetTypeByMetadataName("Typed.Constraints.ParamAttribute");
        _model = compilation.GetTypeByMetadataName("Typed.Constraints.ModelAttribute");
        _union = compilation.GetTypeByMetadataName("Typed.ParamUnion");
    }

    /// <summary>The assembly that declares the attributes.</summary>
    public IAssemblySymbol Runtime => _paramEnum.ContainingAssembly;

    /// <summary>Evaluates values. All analyzers share its results about fields and locals.</summary>
    public ValueEvaluator Evaluator { get; }

    /// <summary>Reads initializers.</summary>
    public AssignedFields.Cache Assigned { get; }

    /// <summary>The models that are known to be removed.</summary>
    public RemovedNames Removed { get; }

    /// <summary>All models that the project can reference.</summary>
    public KnownModels Models { get; }

    /// <summary>The names of all models, also of those without a record in this build.</summary>
    public AllModelNames ModelNames { get; }

    /// <summary>Whether a provider has, or has had, a model of this name.</summary>
    public bool IsKnown(string provider, string model) => ModelNames.Contains(provider, model) || Removed.Of(provider, model) is not null;

    /// <summary>The contract, or null in a project that does not use Typed. All analyzers of a compilation share one instance.</summary>
    public static TypedContract? Of(Compilation compilation) => s_contracts.GetValue(compilation, static key => new(
        key.GetTypeByMetadataName("Typed.Constraints.ParamEnumAttribute") is { } paramEnum ? new TypedContract(key, paramEnum) : null)).Value;

    /// <summary>The allowed values of an enum type or its nullable form, or null if the type is not a <c>[ParamEnum]</c>.</summary>
    public ParamEnum? ParamEnumOf(ITypeSymbol? type) =>
        EnumOf(type) is { } enumType ? _enums.Of(enumType) : null;

    /// <summary>The field of a property, or null if the property is not sent.</summary>
    public RecordField? FieldOf(IPropertySymbol property) => _fields.Of(property);

    /// <summary>The constraints of the shape of a union that a conversion or factory makes, or null if it has none.</summary>
    public RecordField? ShapeOf(IMethodSymbol factory) => _shapes.Of(factory);

    /// <summary>The model of a record, or null if the type is not a model's record.</summary>
    public ModelRecord? RecordOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } record ? _records.Of(record) : null;

    /// <summary>The model's name for a record; the record's own name if it is a nested part.</summary>
    public string ModelOf(INamedTypeSymbol type) => RecordOf(type)?.Model ?? type.Name;

    /// <summary>The assemblies that can contain models or catalogs, the project's own last: those that reference the runtime.</summary>
    public IEnumerable<IAssemblySymbol> AssembliesWithModels(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime.Identity.Name)))
        .Append(compilation.Assembly);

    /// <summary>Whether a type is a union, such as a preset or a size.</summary>
    public bool IsUnion(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class, BaseType: { } parent } && SymbolEqualityComparer.Default.Equals(parent, _union);

    /// <summary>Whether an attribute is <c>[Model]</c>.</summary>
    public bool IsModel(INamedTypeSymbol? attribute) => _model is not null && SymbolEqualityComparer.Default.Equals(attribute, _model);

    private RecordField? FieldOfDefinition(IPropertySymbol property)
    {
        var field = RecordField.TryCreate(property, _param, _tables.Of);
        if (field is { IsEnum: true })
        {
            field.Values = ParamEnumOf(property.Type);
        }

        return field;
    }

    /// <summary>The enum type, from the type itself or its nullable form.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType => enumType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType] } => enumType,
        _ => null,
    };
}
