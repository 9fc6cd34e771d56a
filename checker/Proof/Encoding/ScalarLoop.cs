using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Logic;

namespace ModelCheck.Proof.Encoding;

/// <summary>
/// A loop over a scalarset of any size. Its body is run once, for an element that nothing is known of; what
/// it does for
/// all elements follows where no iteration sees what another one wrote.
/// </summary>
/// <remarks>
/// Each leaf that the body writes is one of two kinds.
/// <list type="bullet">
/// <item>Own: one of its open indices is the loop's element in every access. Then the value after the loop is
/// the one
/// after the body, with that index in place of the element: <c>a[n] := f(n)</c> gives <c>a(x) =
/// f(x)</c>.</item>
/// <item>Shared: it is written only, and with one value that does not depend on the element. Then it has that
/// value where
/// some iteration wrote it: <c>if p[n] then b := c</c> gives <c>b = ite(exists n. p(n), c, b)</c>.</item>
/// </list>
/// </remarks>
internal sealed class ScalarLoop(SymbolicExecution execution, For loop)
{
    private readonly Term _element = execution.Terms.Fresh(
        loop.Variable.Name, execution.Context.Sorts.Of((Language.Types.ScalarsetType)((TypeDomain)loop.Domain).Type));

    private readonly AccessLog _log = new();

    private TermFactory Terms => execution.Terms;

    public void Run()
    {
        AccessLog? outerLog = execution.Log;
        SymbolicMemory before = execution.Memory.Fork();
        Term path = execution.Path;
        Term abandoned = execution.Abandoned;
        int returns = execution.Frame.Returns.Count;
        ForgetWrites();
        execution.Log = _log;
        execution.ForSome(_element, () =>
        {
            execution.Bind(loop.Variable, _element);
            execution.Statements.Run(loop.Body);
        });
        execution.Log = outerLog;
        outerLog?.Include(_log, _element);
        SymbolicMemory after = execution.Memory;
        execution.Memory = before.Fork();
        execution.Return(path, abandoned);
        if (execution.Frame.Returns.Count > returns)
            LeaveEarly(returns);
        else
            Generalize(before, after);
    }

    private void ForgetWrites()
    {
        for (int leaf = 0; leaf < execution.Memory.Count; leaf++)
            execution.Memory[leaf] = execution.Memory[leaf] with { Written = Terms.False };
    }

    private void Generalize(SymbolicMemory before, SymbolicMemory after)
    {
        ILookup<int, AccessLog.Access> accesses = _log.Accesses.ToLookup(a => a.Place.Leaf);
        for (int leaf = 0; leaf < before.Count; leaf++)
        {
            if (accesses[leaf].Any(a => a.IsWrite))
                execution.Memory[leaf] = Generalize(before[leaf], after[leaf], [.. accesses[leaf]]);
        }
    }

    private Cell Generalize(Cell before, Cell after, ImmutableArray<AccessLog.Access> accesses)
    {
        ImmutableArray<Term> formals = execution.FormalsOf(before);
        for (int position = 0; position < formals.Length; position++)
        {
            if (accesses.All(a => a.Place.Indices.Length > position && a.Place.Indices[position] == _element))
            {
                Substitution all = Substitution.Of(Terms, [(_element, formals[position])]);
                return before with
                {
                    Value = all.Apply(after.Value),
                    Defined = all.Apply(after.Defined),
                    Written = Terms.Or(before.Written, all.Apply(after.Written)),
                };
            }
        }

        if (SharedValue(accesses) is not { } value)
            throw OrderMatters();

        Term written = Terms.Exists(_element, after.Written);
        return before with
        {
            Value = value.Value is null ? before.Value : Terms.Ite(written, value.Value, before.Value),
            Defined = Terms.Ite(written, value.Defined, before.Defined),
            Written = Terms.Or(before.Written, written),
        };
    }

    /// <summary>
    /// The one value that all iterations write; null when there is none, or when one is read.
    /// </summary>
    private PartialValue? SharedValue(ImmutableArray<AccessLog.Access> accesses)
    {
        PartialValue? shared = accesses[0].Value;
        bool isShared = shared is { } value
            && !value.Defined.Mentions(_element)
            && value.Value?.Mentions(_element) != true
            && accesses.All(a => a.IsWrite && a.Value == shared);
        return isShared ? shared : null;
    }

    /// <summary>
    /// A loop that looks for an element: it writes nothing but the result, the same wherever it is left.
    /// </summary>
    private void LeaveEarly(int firstReturn)
    {
        SymbolicFrame frame = execution.Frame;
        List<(Term Path, SymbolicMemory Memory)> returns = frame.Returns[firstReturn..];
        frame.Returns.RemoveRange(firstReturn, returns.Count);
        int top = execution.Memory.Count;
        ImmutableArray<AccessLog.Access> writes =
            [.. _log.Accesses.Where(a => a.IsWrite && a.Place.Leaf < top)];
        bool writesResultOnly = writes.All(
            w => frame.Function?.ReturnType is not null && w.Place.Leaf >= frame.Result && w.Place.Leaf < frame.Top);
        bool isOneResult = writes.GroupBy(w => w.Place.Leaf).All(leaf => SharedValue([.. leaf]) is not null);
        if (!writesResultOnly || !isOneResult)
            throw OrderMatters();

        Term left = Terms.Exists(_element, Terms.Or(returns.Select(r => r.Path)));
        SymbolicMemory result = execution.Memory.Fork();
        foreach (AccessLog.Access write in writes)
        {
            Cell cell = result[write.Place.Leaf];
            result[write.Place.Leaf] = cell with
            {
                Value = write.Value!.Value.Value ?? cell.Value,
                Defined = write.Value.Value.Defined,
            };
        }

        result.Truncate(frame.Top);
        frame.Returns.Add((left, result));
        execution.Path = Terms.And(execution.Path, Terms.Not(left));
    }

    private UnencodableException OrderMatters() =>
        new(loop.Span, "it may matter in which order the loop takes the elements of a scalarset of any size");
}
