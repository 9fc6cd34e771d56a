using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Model;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Emits, into one method, the firing of rule instances in a state.</summary>
/// <remarks>
/// <code>
/// int Expand(ulong* state, ulong* output, int* rules, RunContext* context)    returns the number of
/// successors
///
/// for each instance:
///     aliases; if (!guard) goto next            reads the state
///     copy the state to output                  from here on everything reads and writes the copy
///     body; if (failed) goto failed             return: goto done
///     done:   sort multisets; *rules++ = number; output += words; goto next
///     failed: note the fault, or drop the abandoned firing
///     next:
/// </code>
/// When evaluating the guard may write, the copy is made first. Of the copy, the words that the body names
/// stand in local variables until the end (<see cref="BodyWords"/>).
///
/// A group of instances begins with a look at which of them the state leaves as candidates
/// (<see cref="CandidateTables"/>), and only those are tried:
///
///     candidates = table1[bits of the state] &amp; table2[other bits] &amp; ...
///     while (candidates != 0) { i = its lowest bit; clear it; go to instance i }
/// </remarks>
internal sealed class RuleEmitter
{
    private const int MaxUnrolledCopy = 8;

    private static readonly MethodInfo EndFailedMethod =
        typeof(RunContext).GetMethod(nameof(RunContext.EndFailed))!;
    private static readonly MethodInfo TrailingZerosMethod =
        typeof(BitOperations).GetMethod(nameof(BitOperations.TrailingZeroCount), [typeof(long)])!;
    private static readonly FieldInfo PriorityField =
        typeof(RunContext).GetField(nameof(RunContext.Priority))!;

    private readonly CompilationUnit _unit;
    private readonly MethodEmitter _method;
    private readonly InstanceEmitter _instances;
    private readonly LocalBuilder _output;
    private readonly LocalBuilder _rules;
    private readonly LocalBuilder _count;

    public RuleEmitter(CompilationUnit unit, DynamicMethod target)
    {
        _unit = unit;
        _method = new MethodEmitter(unit, target.GetILGenerator(), il => il.Argument(3));
        _instances = new InstanceEmitter(_method);
        _output = Il.Declare(typeof(ulong*));
        _rules = Il.Declare(typeof(int*));
        _count = Il.Declare(typeof(int));
        Il.Argument(1);
        Il.Store(_output);
        Il.Argument(2);
        Il.Store(_rules);
        Il.Int(0);
        Il.Store(_count);
    }

    public IlBuilder Il => _method.Il;

    public static Type[] ParameterTypes { get; } =
        [typeof(ulong*), typeof(ulong*), typeof(int*), typeof(RunContext*)];

    /// <summary>Emits a few instances, their parameters as constants.</summary>
    public void EmitGroup(IReadOnlyList<FilteredInstance> group)
    {
        List<CandidateTable> tables = CandidateTables.Build(group, _unit.Layout);
        if (tables.Count == 0)
        {
            foreach (FilteredInstance instance in group)
                EmitUnrolled(instance);

            return;
        }

        int mark = Il.RentMark;
        LocalBuilder candidates = Il.RentLong();
        Label again = Il.NewLabel();
        Label end = Il.NewLabel();
        Label[] labels = [.. group.Select(_ => Il.NewLabel())];
        LoadCandidates(tables, ulong.MaxValue >> (CandidateTables.MaxInstances - group.Count));
        Il.Store(candidates);
        Il.Mark(again);
        SwitchToNext(candidates, labels, end);
        for (int i = 0; i < labels.Length; i++)
        {
            Il.Mark(labels[i]);
            EmitUnrolled(group[i]);
            Il.Branch(OpCodes.Br, again);
        }

        Il.Mark(end);
        Il.ReturnSince(mark);
    }

    /// <summary>Emits one instance, its parameters as constants.</summary>
    public void EmitUnrolled(FilteredInstance instance)
    {
        _method.ClearScope();
        int mark = Il.RentMark;
        _instances.BindConstants(instance.Rule.Bindings, instance.Number);
        EmitInstance(instance.Rule, instance.Guard, () => Il.Int(instance.FirstNumber + instance.Number));
        Il.ReturnSince(mark);
    }

    /// <summary>Emits all instances of a rule as loops over its parameters.</summary>
    public void EmitLoop(Rule rule, int firstNumber)
    {
        _method.ClearScope();
        int mark = Il.RentMark;
        LocalBuilder number = Il.Rent(typeof(int));
        Il.Int(firstNumber);
        Il.Store(number);
        _instances.Loop(rule.Bindings, () =>
        {
            EmitInstance(rule, rule.Guard, () => Il.Load(number));
            Il.Load(number);
            Il.Int(1);
            Il.Emit(OpCodes.Add);
            Il.Store(number);
        });
        Il.ReturnSince(mark);
    }

    public void Finish()
    {
        Il.Load(_count);
        _method.Return();
        _method.Finish();
    }

    private void EmitInstance(Rule rule, Expression? guard, Action loadNumber)
    {
        int mark = Il.RentMark;
        Label disabled = Il.NewLabel();
        Label failed = Il.NewLabel();
        Label done = Il.NewLabel();
        Label next = Il.NewLabel();
        _method.Statements.Failed = failed;
        _method.Statements.EmitReturn = _ => Il.Branch(OpCodes.Br, done);
        bool guardWrites = MayWrite(rule.Bindings, guard);
        int[] words = guardWrites ? [] : _unit.BodyWords.Of(rule);
        if (guardWrites)
            CopyState(words);

        _method.LoadState = guardWrites ? () => Il.Load(_output) : () => Il.Argument(0);
        _instances.Establish(rule.Bindings, disabled);
        if (guard is not null)
            _method.Conditions.BranchIfFalse(guard, disabled);

        bool guardMayFail = _method.MayHaveFailed;
        _method.BranchIfFailed(failed);
        if (_unit.Numbering.HasPriorities)
            TakePriority(rule.Priority, next);

        if (!guardWrites)
            CopyState(words);

        _method.LoadState = () => Il.Load(_output);
        _method.Statements.Declare(rule.Locals);
        _method.Statements.EmitAll(rule.Body);
        Il.Mark(done);
        SortMultisets(rule);
        StoreWords();
        Commit(loadNumber);
        Il.Branch(OpCodes.Br, next);
        EmitEnds(disabled, guardMayFail, failed, loadNumber, next);
        Il.ReturnSince(mark);
    }

    // disabled: if the guard may have failed, look; failed: note it.
    private void EmitEnds(Label disabled, bool guardMayFail, Label failed, Action loadNumber, Label next)
    {
        Il.Mark(disabled);
        if (guardMayFail)
        {
            _method.LoadStatus();
            Il.Branch(OpCodes.Brfalse, next);
        }
        else
        {
            Il.Branch(OpCodes.Br, next);
        }

        Il.Mark(failed);
        _method.LoadContext();
        loadNumber();
        Il.Call(EndFailedMethod);
        Il.Mark(next);
        _method.ForgetFailures();
    }

    // Rules stand in ascending order of priority numbers: once one was enabled, those with greater numbers
    // don't fire.
    private void TakePriority(long priority, Label next)
    {
        _method.LoadContext();
        Il.LoadField(PriorityField);
        Il.Long(priority);
        Il.Branch(OpCodes.Blt, next);
        _method.LoadContext();
        Il.Long(priority);
        Il.StoreField(PriorityField);
    }

    private void Commit(Action loadNumber)
    {
        Il.Load(_rules);
        loadNumber();
        Il.Emit(OpCodes.Stind_I4);
        Il.Load(_rules);
        Il.Offset(sizeof(int));
        Il.Store(_rules);
        Il.Load(_output);
        Il.Offset(_unit.Layout.WordCount * (long)sizeof(ulong));
        Il.Store(_output);
        Il.Load(_count);
        Il.Int(1);
        Il.Emit(OpCodes.Add);
        Il.Store(_count);
    }

    // Copies the state, except the words that go to local variables for the time being.
    private void CopyState(int[] inLocals)
    {
        int words = _unit.Layout.WordCount;
        if (words > MaxUnrolledCopy)
        {
            Il.Load(_output);
            Il.Argument(0);
            Il.Int(words * sizeof(ulong));
            Il.Emit(OpCodes.Cpblk);
        }
        else
        {
            for (int i = 0; i < words; i++)
            {
                if (!inLocals.Contains(i))
                    CopyWord(i);
            }
        }

        foreach (int word in inLocals)
        {
            LocalBuilder local = Il.RentLong();
            LoadWord(word);
            Il.Store(local);
            _method.WordLocals[word] = local;
        }
    }

    private void CopyWord(int word)
    {
        Il.Load(_output);
        Il.Offset(word * (long)sizeof(ulong));
        LoadWord(word);
        Il.Emit(OpCodes.Stind_I8);
    }

    private void LoadWord(int word)
    {
        Il.Argument(0);
        Il.Offset(word * (long)sizeof(ulong));
        Il.Emit(OpCodes.Ldind_I8);
    }

    private void StoreWords()
    {
        foreach ((int word, LocalBuilder local) in _method.WordLocals)
        {
            Il.Load(_output);
            Il.Offset(word * (long)sizeof(ulong));
            Il.Load(local);
            Il.Emit(OpCodes.Stind_I8);
        }

        _method.WordLocals.Clear();
    }

    // all & table[(word >> shift) & mask] & ...
    private void LoadCandidates(List<CandidateTable> tables, ulong all)
    {
        Il.Long(unchecked((long)all));
        foreach (CandidateTable table in tables)
        {
            _unit.CandidateTables.Add(table);
            Il.Long(table.Address);
            LoadWord(table.Word);
            Il.Int(table.Shift);
            Il.Emit(OpCodes.Shr_Un);
            Il.Long((1L << table.Bits) - 1);
            Il.Emit(OpCodes.And);
            Il.Int(sizeof(ulong));
            Il.Emit(OpCodes.Conv_I8);
            Il.Emit(OpCodes.Mul);
            Il.Emit(OpCodes.Add);
            Il.Emit(OpCodes.Conv_U);
            Il.Emit(OpCodes.Ldind_I8);
            Il.Emit(OpCodes.And);
        }
    }

    private void SwitchToNext(LocalBuilder candidates, Label[] labels, Label end)
    {
        LocalBuilder next = Il.Rent(typeof(int));
        Il.Load(candidates);
        Il.Branch(OpCodes.Brfalse, end);
        Il.Load(candidates);
        Il.Call(TrailingZerosMethod);
        Il.Store(next);
        Il.Load(candidates);
        Il.Load(candidates);
        Il.Long(1);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.And);
        Il.Store(candidates);
        Il.Load(next);
        Il.Switch(labels);
    }

    private void SortMultisets(Rule rule)
    {
        foreach (ShapeNode node in _unit.Effects.MultisetsTouchedBy(rule))
            _method.Multisets.Canonicalize(node, () => Il.Argument(0));
    }

    private static bool MayWrite(ImmutableArray<Binding> bindings, Language.Model.Expression? guard)
    {
        bool found = false;
        var walker = new NodeWalker(node => found |= node is Call { Function.HasEffects: true });
        walker.Walk(bindings);
        walker.Walk(guard);
        return found;
    }
}
