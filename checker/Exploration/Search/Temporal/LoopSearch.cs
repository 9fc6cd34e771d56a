using ModelCheck.Exploration.Automata;
using ModelCheck.Exploration.Models;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>
/// Finds a loop through a node of a fair component that is accepted and fair: the shortest, if it owes little.
/// </summary>
/// <remarks>
/// A breadth-first search over nodes together with what has been paid finds the shortest loop. Whether there is one of a
/// given length is in general as hard to tell as for a travelling salesman's tour; so many debts are paid one after the
/// other, each on a shortest way, and then there may be a shorter loop.
/// </remarks>
internal sealed class LoopSearch(
    Product product, ComponentSearch components, FairnessTable fairness)
{
    private const int MostDebts = 12;
    private const int MostVisits = 1_000_000;

    private readonly List<ProductStep> _steps = [];

    /// <summary>The steps of the loop, from the node back to it.</summary>
    public List<ProductStep> Find(int start)
    {
        Debt[] debts = [.. DebtsOf(start)];
        var all = new LoopDebts([.. debts.Take(MostDebts)], fairness);
        bool IsEnd(int node, ulong bits) => node == start && all.ArePaid(bits, mustFire: false);
        return debts.Length <= MostDebts && Search(start, all, IsEnd, MostVisits) is { } shortest
            ? shortest
            : PayOneByOne(start, debts);
    }

    // A weakly fair instance that is disabled at the start owes nothing, nor does one that is enabled nowhere.
    private IEnumerable<Debt> DebtsOf(int start)
    {
        for (int set = 0; set < BuchiAutomaton.MaxAcceptanceSets; set++)
        {
            if (((product.Acceptance >> set) & 1) != 0)
                yield return new Debt(DebtKind.Acceptance, set);
        }

        HashSet<int> here = [];
        AddEnabled(start, here);
        foreach (int instance in EnabledInComponentOf(start).Order())
        {
            if (fairness.IsStrong[instance])
                yield return new Debt(DebtKind.Strong, instance);
            else if (here.Contains(instance))
                yield return new Debt(DebtKind.Weak, instance);
        }
    }

    private HashSet<int> EnabledInComponentOf(int start)
    {
        HashSet<int> enabled = [];
        if (fairness.Count == 0)
            return enabled;

        HashSet<int> seen = [start];
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out int node))
        {
            AddEnabled(node, enabled);
            foreach (ProductStep step in _steps)
            {
                if (IsInside(step.Node, start) && seen.Add(step.Node))
                    open.Enqueue(step.Node);
            }
        }

        return enabled;
    }

    // Leaves the node's steps behind.
    private void AddEnabled(int node, HashSet<int> enabled)
    {
        product.Read(node, _steps);
        foreach (ProductStep step in _steps)
        {
            if (fairness.NumberOf(step.Rule) is var instance and >= 0)
                enabled.Add(instance);
        }
    }

    private bool IsInside(int node, int start) =>
        node >= 0 && components.ComponentOf(node) == components.ComponentOf(start);

    // An instance that is enabled somewhere in a fair component and strongly fair fires in it.
    private List<ProductStep> PayOneByOne(int start, Debt[] debts)
    {
        List<ProductStep> loop = [];
        foreach (Debt debt in debts)
        {
            var one = new LoopDebts([debt], fairness);
            if (one.ArePaid(BitsAlong(start, loop, one), mustFire: true))
                continue;

            int node = loop is [] ? start : loop[^1].Node;
            loop.AddRange(Search(node, one, (_, bits) => one.ArePaid(bits, mustFire: true), int.MaxValue)!);
        }

        int last = loop is [] ? start : loop[^1].Node;
        if (loop is [] || last != start)
            loop.AddRange(Search(last, new LoopDebts([], fairness), (node, _) => node == start, int.MaxValue)!);

        return loop;
    }

    private ulong BitsAlong(int start, List<ProductStep> way, LoopDebts debts)
    {
        ulong bits = 0;
        int node = start;
        foreach (ProductStep step in way)
        {
            product.Read(node, _steps);
            bits = debts.AfterStep(debts.AtNode(bits, _steps), step);
            node = step.Node;
        }

        return bits;
    }

    // A shortest way inside the component to an end; null when too much had to be visited.
    private List<ProductStep>? Search(int start, LoopDebts debts, Func<int, ulong, bool> isEnd, int mostVisits)
    {
        var visits = new Dictionary<Visit, (Visit From, ProductStep Step)>();
        var first = new Visit(start, 0);
        List<Visit> frontier = [first];
        while (frontier.Count > 0 && visits.Count <= mostVisits)
        {
            HashSet<Visit> next = [];
            foreach (Visit at in frontier)
            {
                product.Read(at.Node, _steps);
                ulong bits = debts.AtNode(at.Bits, _steps);
                foreach (ProductStep step in _steps)
                {
                    if (IsInside(step.Node, start))
                        Reach(visits, next, at, step, new Visit(step.Node, debts.AfterStep(bits, step)));
                }
            }

            Visit[] ends = [.. next.Where(v => isEnd(v.Node, v.Bits))];
            if (ends is not [])
                return Back(visits, first, ends.Aggregate((best, v) => IsBefore(v, best) ? v : best));

            frontier = [.. next];
        }

        return frontier.Count > 0
            ? null
            : throw new InvalidOperationException("a component that was found fair has no fair loop");
    }

    private void Reach(
        Dictionary<Visit, (Visit From, ProductStep Step)> visits,
        HashSet<Visit> next,
        Visit from,
        ProductStep step,
        Visit to)
    {
        bool isKnown = visits.TryGetValue(to, out (Visit From, ProductStep Step) known);
        if (isKnown && !next.Contains(to))
            return;

        if (!isKnown)
            next.Add(to);

        bool isBetter = !isKnown
            || IsBefore(from, known.From)
            || (from == known.From && step.Rule < known.Step.Rule);
        if (isBetter)
            visits[to] = (from, step);
    }

    private bool IsBefore(Visit left, Visit right)
    {
        int order = product.Compare(left.Node, right.Node);
        return order < 0 || (order == 0 && left.Bits < right.Bits);
    }

    private static List<ProductStep> Back(
        Dictionary<Visit, (Visit From, ProductStep Step)> visits, Visit first, Visit last)
    {
        List<ProductStep> way = [];
        Visit at = last;
        do
        {
            (Visit from, ProductStep step) = visits[at];
            way.Add(step);
            at = from;
        }
        while (at != first);

        way.Reverse();
        return way;
    }

    private readonly record struct Visit(int Node, ulong Bits);
}
