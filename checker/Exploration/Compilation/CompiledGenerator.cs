using System.Runtime.CompilerServices;
using ModelCheck.Exploration.Interpreted;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Runs compiled code for one thread, with the memory that it needs.</summary>
internal sealed unsafe class CompiledGenerator : ISuccessorGenerator
{
    private readonly CompiledModel _model;
    private readonly ModelNumbering _numbering;
    private readonly InterpretedGenerator _initial;
    private readonly int[] _owners;
    private readonly long[] _firstInstances;
    private readonly RunMemory _memory;
    private readonly RunContext* _context;

    public CompiledGenerator(CompiledModel model, ModelNumbering numbering)
    {
        _model = model;
        _numbering = numbering;
        _initial = new InterpretedGenerator(numbering, model.Layout);
        _owners = [.. numbering.Instances.Select(i => numbering.Compiled.IndexOf(i.Owner))];
        _firstInstances = FirstInstances(_owners);
        _memory = new RunMemory(model.Unit);
        _context = _memory.Context;
    }

    public Firing FireInitial(int rule, Span<ulong> state) => _initial.FireInitial(rule, state);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Expand(ReadOnlySpan<ulong> state, SuccessorBuffer successors)
    {
        successors.ClearFaults();
        _context->FaultCount = 0;
        _context->Priority = long.MaxValue;
        fixed (ulong* words = state)
        {
            foreach ((ExpandPart code, int maxSuccessors) in _model.Expand)
            {
                successors.Reserve(maxSuccessors);
                int count = successors.Count;
                successors.Commit(
                    code(words, successors.AddressOf(count), successors.RuleAddressOf(count), _context));
            }
        }

        for (int i = 0; i < _context->FaultCount; i++)
            successors.AddFault(_context->Faults[i]);

        GC.KeepAlive(_memory);
    }

    public Evaluation Evaluate(int property, ReadOnlySpan<ulong> state)
    {
        EvaluateProperty code = _model.Evaluators[_owners[property]]!;
        fixed (ulong* words = state)
        {
            var evaluation = (Evaluation)code(words, property - _firstInstances[property], _context);
            GC.KeepAlive(_memory);
            return evaluation;
        }
    }

    public bool AllHold(StatePropertyKind kind, ReadOnlySpan<ulong> state)
    {
        AllPropertiesHold? code = kind switch
        {
            StatePropertyKind.Assumption => _model.Assumptions,
            StatePropertyKind.Invariant => _model.Invariants,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not checked as a whole"),
        };
        if (code is null)
            return true;

        fixed (ulong* words = state)
        {
            bool hold = code(words, _context) != 0;
            GC.KeepAlive(_memory);
            return hold;
        }
    }

    public void MarkCoversMet(Span<bool> covers)
    {
        _initial.MarkCoversMet(covers);
        for (int i = 0; i < _numbering.Covers.Length; i++)
            covers[i] |= _context->CoversMet[i] != 0;
    }

    // For each instance the number of its owner's first one.
    private static long[] FirstInstances(int[] owners)
    {
        long[] first = new long[owners.Length];
        for (int i = 1; i < owners.Length; i++)
            first[i] = owners[i] == owners[i - 1] ? first[i - 1] : i;

        return first;
    }
}
