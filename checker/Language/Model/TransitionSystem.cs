using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Model;

/// <summary>What a specification denotes: the one product of the front end that every engine uses.</summary>
/// <remarks>
/// Names are resolved, constants folded, every expression typed and every implicit conversion explicit. Immutable
/// once the front end hands it out.
/// </remarks>
public sealed class TransitionSystem
{
    public TransitionSystem()
    {
    }

    /// <summary>A copy, in which an initializer may change what it names.</summary>
    [SetsRequiredMembers]
    public TransitionSystem(TransitionSystem other)
    {
        Path = other.Path;
        Sources = other.Sources;
        Semantics = other.Semantics;
        Constants = other.Constants;
        Types = other.Types;
        Scalarsets = other.Scalarsets;
        Variables = other.Variables;
        Functions = other.Functions;
        InitialRules = other.InitialRules;
        Rules = other.Rules;
        Properties = other.Properties;
        Windows = other.Windows;
    }

    /// <summary>The path of the specification that the user named.</summary>
    public required string Path { get; init; }

    /// <summary>The specification's file first, then the imported ones in the order of their import.</summary>
    public required ImmutableArray<SourceFile> Sources { get; init; }

    public required Semantics Semantics { get; init; }

    /// <summary>Top-level constants with their final values, in source order.</summary>
    public required ImmutableArray<NamedConstant> Constants { get; init; }

    /// <summary>Top-level named types in source order; <c>boolean</c> is not listed.</summary>
    public required ImmutableArray<ModelType> Types { get; init; }

    /// <summary>The scalarsets among <see cref="Types"/>.</summary>
    public ImmutableArray<ScalarsetDeclaration> Scalarsets { get; init; } = [];

    /// <summary>Their sizes on one line, as in <c>Node = 3, Data = 2</c>; empty when there are none.</summary>
    public string ScalarsetSizes => string.Join(", ", Scalarsets.Select(
        s => string.Create(CultureInfo.InvariantCulture, $"{s.Type.Name} = {s.Type.Cardinality}")));

    /// <summary>State variables in source order; together they take slots [0, <see cref="SlotCount"/>).</summary>
    public required ImmutableArray<StateVariable> Variables { get; init; }

    /// <summary>In source order: a function only calls itself and earlier ones.</summary>
    public required ImmutableArray<Function> Functions { get; init; }

    /// <summary>The <c>startstate</c>s: each runs once, for every combination of parameters, from the all-undefined state.</summary>
    public required ImmutableArray<Rule> InitialRules { get; init; }

    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>Every property in source order, covers in bodies included.</summary>
    public required ImmutableArray<Property> Properties { get; init; }

    /// <summary>
    /// Named conditions of one state that no engine checks: reports draw over a trace where they are true.
    /// </summary>
    public ImmutableArray<Property> Windows { get; init; } = [];

    /// <summary>Slots of a state.</summary>
    public int SlotCount => Variables.Sum(v => v.Type.SlotCount);

    public IEnumerable<Property> PropertiesOf(PropertyKind kind) => Properties.Where(p => p.Kind == kind);
}

/// <summary>A top-level <c>const</c> after overrides.</summary>
public sealed record NamedConstant(string Name, SimpleType Type, long Value, SourceSpan Span);
