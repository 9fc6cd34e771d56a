using System.Collections.Immutable;
using ModelCheck.Proof.Bmc;
using ModelCheck.Proof.Encoding;
using ModelCheck.Proof.Induction;
using ModelCheck.Proof.Logic;
using ModelCheck.Proof.Solving;
using Smt = Microsoft.Z3;

namespace ModelCheck.Proof.Horn;

/// <summary>
/// A transition system as Horn clauses over one relation, that a state is reachable: its arguments are the bits and the
/// integers of the state. One clause says how runs start, one how they go on, whatever the rule.
/// </summary>
internal sealed class HornSystem
{
    private readonly Smt.Context _context;
    private readonly BitTranslation _translation;
    private readonly Grounding _grounding;
    private readonly Unrolling _unrolling;

    /// <param name="system">Complete, with scalarsets of fixed sizes.</param>
    /// <param name="claims">What no reachable state may break.</param>
    public HornSystem(Smt.Context context, SymbolicSystem system, ImmutableArray<Claim> claims)
    {
        _context = context;
        _translation = new BitTranslation(context);
        _grounding = new Grounding(system.Terms, ImmutableDictionary<ScalarSort, int>.Empty);
        _unrolling = new Unrolling(system);

        ImmutableArray<Term> background = new ObligationBuilder(system).Background;
        Term goal = system.Terms.And(claims.Select(c => c.Holds));
        State = StateAt(0, system);
        Successor = StateAt(1, system);
        Starts = And([_unrolling.Starts(), .. background.Select(f => _unrolling.At(f, 0))]);
        Steps = And([_unrolling.Steps(0), .. background.Select(f => _unrolling.At(f, 1))]);
        Fails = Of(system.Terms.Or(_unrolling.At(system.Terms.Not(goal), 0), _unrolling.StepFails(0)));
        Typing = context.MkAnd([.. _translation.Facts]);
    }

    /// <summary>The arguments of the relation: bits and integers of a state.</summary>
    public Smt.Expr[] State { get; }

    /// <summary>Those of the state after it; what no rule changes is the same constant.</summary>
    public Smt.Expr[] Successor { get; }

    /// <summary>That <see cref="State"/> is an initial one.</summary>
    public Smt.BoolExpr Starts { get; }

    /// <summary>That a rule leads from <see cref="State"/> to <see cref="Successor"/>.</summary>
    public Smt.BoolExpr Steps { get; }

    /// <summary>That <see cref="State"/> breaks a claim, or that a rule fails in it.</summary>
    public Smt.BoolExpr Fails { get; }

    /// <summary>That bits stand for values.</summary>
    public Smt.BoolExpr Typing { get; }

    /// <summary>A clause: that the head holds wherever the body does.</summary>
    public Smt.BoolExpr Clause(Smt.BoolExpr head, params Smt.BoolExpr[] body)
    {
        Smt.BoolExpr implication = _context.MkImplies(_context.MkAnd([Typing, .. body]), head);
        return _translation.Constants.Count == 0
            ? implication
            : _context.MkForall([.. _translation.Constants], implication);
    }

    private Smt.Expr[] StateAt(int number, SymbolicSystem system) =>
    [
        .. system.Functions.SelectMany(function => ArgumentsOf(
            _grounding.Of(_unrolling.At(system.Terms.Apply(function, []), number)))),
    ];

    private Smt.Expr[] ArgumentsOf(Term value)
    {
        if (value.Sort == Sort.Bool)
            return [_translation.Formula(value)];

        return value.Sort == Sort.Integers ? [_translation.Integer(value)] : [.. _translation.Bits(value)];
    }

    private Smt.BoolExpr And(IEnumerable<Term> formulas) => _context.MkAnd([.. formulas.Select(Of)]);

    private Smt.BoolExpr Of(Term formula) => _translation.Formula(_grounding.Of(formula));
}
