using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.Contract;

/// <summary>The constraint attributes of one compilation: looked up once, and what they say about a symbol read once.</summary>
internal sealed class TypedContract
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<TypedContract?>> s_contracts = new();

    private readonly SymbolCache<INamedTypeSymbol, ParamEnum?> _enums;
    private readonly SymbolCache<IPropertySymbol, ParamField?> _fields;
    private readonly SymbolCache<INamedTypeSymbol, ModelRecord?> _records;
    private readonly INamedTypeSymbol _paramEnum;
    private readonly INamedTypeSymbol? _param;
    private readonly INamedTypeSymbol? _model;

    private TypedContract(Compilation compilation, INamedTypeSymbol paramEnum)
    {
        _paramEnum = paramEnum;
        _enums = new(type => ParamEnum.TryCreate(type, paramEnum));
        _fields = new(property => ParamField.TryCreate(property, _param));
        _records = new(type => ModelRecord.TryCreate(type, this));
        Evaluator = new(compilation);
        Requests = new(this, Evaluator);
        Models = new(compilation, this);
        Removed = new(compilation, this);
        _param = compilation.GetTypeByMetadataName("Typed.Constraints.ParamAttribute");
        _model = compilation.GetTypeByMetadataName("Typed.Constraints.ModelAttribute");
    }

    /// <summary>The assembly that has the attributes.</summary>
    public IAssemblySymbol Runtime => _paramEnum.ContainingAssembly;

    /// <summary>Reads values; what it finds out about fields and locals serves all analyzers.</summary>
    public ValueEvaluator Evaluator { get; }

    /// <summary>Reads requests.</summary>
    public RequestReader Requests { get; }

    /// <summary>The models that are known to be gone.</summary>
    public RemovedModels Removed { get; }

    /// <summary>All models that the project can see.</summary>
    public KnownModels Models { get; }

    /// <summary>The contract, or null in a project without Typed: then there is nothing to do. All analyzers of a compilation get the same one.</summary>
    public static TypedContract? Of(Compilation compilation) => s_contracts.GetValue(compilation, static key => new(
        key.GetTypeByMetadataName("Typed.Constraints.ParamEnumAttribute") is { } paramEnum ? new TypedContract(key, paramEnum) : null)).Value;

    /// <summary>The allowed values behind a type (or its nullable form); null for any type that is no <c>[ParamEnum]</c>.</summary>
    public ParamEnum? ParamEnumOf(ITypeSymbol? type) =>
        EnumOf(type) is { } enumType ? _enums.Of(enumType) : null;

    /// <summary>The field behind a property; null for one that is not sent.</summary>
    public ParamField? FieldOf(IPropertySymbol property) => _fields.Of(property);

    /// <summary>What is said of the model behind a record; null for any type that is none.</summary>
    public ModelRecord? RecordOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } record ? _records.Of(record) : null;

    /// <summary>The model's name behind a record; the record's own where it is a part of one.</summary>
    public string ModelOf(INamedTypeSymbol type) => RecordOf(type)?.Model ?? type.Name;

    /// <summary>The assemblies that can bear the attributes, the project's own last: only one that knows them can.</summary>
    public IEnumerable<IAssemblySymbol> Bearers(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime.Identity.Name)))
        .Append(compilation.Assembly);

    /// <summary>Whether an attribute is <c>[Model]</c>.</summary>
    public bool IsModel(INamedTypeSymbol? attribute) => _model is not null && SymbolEqualityComparer.Default.Equals(attribute, _model);

    /// <summary>The enum that a type is, itself or as nullable.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType => enumType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType] } => enumType,
        _ => null,
    };
}
