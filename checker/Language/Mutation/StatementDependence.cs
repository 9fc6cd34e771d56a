using ModelCheck.Language.Analysis;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Mutation;

/// <summary>Whether it matters which of two neighbouring statements comes first.</summary>
/// <remarks>
/// It does not where neither writes what the other one reads or writes. In doubt it does: what a reference stands for
/// is not followed, all elements of an array are one place, and a statement that may end the firing without an error
/// depends on every other one.
/// </remarks>
internal static class StatementDependence
{
    public static bool Between(Statement first, Statement second)
    {
        Footprint one = Footprint.Of(first);
        Footprint other = Footprint.Of(second);
        return one.IsUnclear
            || other.IsUnclear
            || one.Places.Writes.Meet(other.Places.Reads)
            || one.Places.Writes.Meet(other.Places.Writes)
            || one.Places.Reads.Meet(other.Places.Writes)
            || one.Locals.Overlaps(other.WrittenLocals)
            || other.Locals.Overlaps(one.WrittenLocals);
    }

    /// <summary>What a statement reads and writes.</summary>
    private sealed class Footprint : ModelWalker
    {
        private readonly HashSet<Function> _called = [];

        public required ReadWriteSets Places { get; init; }

        public HashSet<LocalVariable> Locals { get; } = [];

        public HashSet<LocalVariable> WrittenLocals { get; } = [];

        /// <summary>Whether these sets do not say everything.</summary>
        public bool IsUnclear { get; private set; }

        public static Footprint Of(Statement statement)
        {
            var footprint = new Footprint { Places = ReadWriteSets.Of(statement) };
            footprint.Walk(statement);
            return footprint;
        }

        protected override void OnStatement(Statement statement)
        {
            IsUnclear |= statement is Assume or Return or RaiseError or CoverPoint or Put;
            Designator? target = statement switch
            {
                Assign s => s.Target,
                Undefine s => s.Target,
                Clear s => s.Target,
                MultisetAdd s => s.Multiset,
                MultisetRemove s => s.Multiset,
                MultisetRemovePredicate s => s.Multiset,
                _ => null,
            };
            if (target is not null && RootOf(target) is { } local)
                WrittenLocals.Add(local);
        }

        protected override void OnExpression(Expression expression)
        {
            if (expression is not Call call)
                return;

            // A variable passed by reference may be written. What happens in the function stays there otherwise.
            WrittenLocals.UnionWith(call.Function.Parameters.Zip(call.Arguments)
                .Where(pair => pair.First.IsReference && pair.Second is Read)
                .Select(pair => RootOf(((Read)pair.Second).Designator))
                .OfType<LocalVariable>());
            if (_called.Add(call.Function))
                IsUnclear |= MayAbandon.In(call.Function);
        }

        protected override void OnDesignator(Designator designator)
        {
            if (designator is not LocalAccess access)
                return;

            Locals.Add(access.Variable);
            IsUnclear |= access.Variable.IsReference;
        }

        private static LocalVariable? RootOf(Designator designator) => designator switch
        {
            LocalAccess access => access.Variable,
            FieldAccess access => RootOf(access.Target),
            IndexAccess access => RootOf(access.Target),
            MultisetElement access => RootOf(access.Target),
            _ => null,
        };
    }

    private sealed class MayAbandon : CalleeWalker
    {
        private bool _found;

        public static bool In(Function function)
        {
            var walker = new MayAbandon();
            walker.Walk(function);
            return walker._found;
        }

        protected override void OnStatement(Statement statement) =>
            _found |= statement is Assume or CoverPoint or Put;
    }
}
