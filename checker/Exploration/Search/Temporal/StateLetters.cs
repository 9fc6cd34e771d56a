using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;

namespace ModelCheck.Exploration.Search.Temporal;

/// <summary>For each state the atoms of a claim that it decides alone, evaluated once.</summary>
internal sealed unsafe class StateLetters : IDisposable
{
    private readonly NativeBlock _block;
    private readonly int _bytes;
    private readonly ulong[] _fired;

    private StateLetters(NativeBlock block, int bytes, ulong[] fired)
    {
        _block = block;
        _bytes = bytes;
        _fired = fired;
    }

    /// <summary>Evaluates the atoms in every state. Null, with the candidates for it, when one goes wrong.</summary>
    /// <exception cref="InsufficientMemoryException">The budget does not allow it.</exception>
    public static StateLetters? Of(TemporalSpace temporal, RunProperty claim, CandidateSet faults)
    {
        SearchSpace space = temporal.Space;
        int stored = claim.Atoms.Count(a => a.Kind != AtomKind.Fired);
        int bytes = stored <= 8 ? 1 : stored <= 16 ? 2 : 8;
        NativeBlock block = NativeBlock.TryAllocate(temporal.Budget, long.Max(1, space.Store.NumberLimit) * bytes)
            ?? throw new InsufficientMemoryException("the memory limit leaves no room for the atoms of a claim");
        var letters = new StateLetters(block, bytes, FiredBits(claim, space.Model.RuleCount));
        if (stored > 0)
            letters.EvaluateAll(temporal, claim, stored, faults);

        if (faults.Count == 0)
            return letters;

        letters.Dispose();
        return null;
    }

    /// <summary>What is true at a position.</summary>
    /// <param name="rule">Whose firing led there; -1 for none.</param>
    public ulong this[long state, int rule] => OfState(state) | (rule < 0 ? 0 : _fired[rule]);

    public void Dispose() => _block.Dispose();

    private ulong OfState(long state) => _bytes switch
    {
        1 => ((byte*)_block.Address)[state],
        2 => ((ushort*)_block.Address)[state],
        _ => _block.Address[state],
    };

    private static ulong[] FiredBits(RunProperty claim, int ruleCount)
    {
        ulong[] bits = new ulong[ruleCount];
        for (int atom = 0; atom < claim.Atoms.Length; atom++)
        {
            if (claim.Atoms[atom].Kind != AtomKind.Fired)
                continue;

            foreach (int rule in claim.Atoms[atom].Rules)
                bits[rule] |= 1UL << atom;
        }

        return bits;
    }

    private void EvaluateAll(TemporalSpace temporal, RunProperty claim, int stored, CandidateSet faults)
    {
        for (int depth = 0; depth < temporal.Levels.Count; depth++)
        {
            int level = depth;
            temporal.ForEachState(temporal.Levels[level], (reader, state) =>
            {
                ulong letter = 0;
                for (int atom = 0; atom < stored; atom++)
                {
                    if (IsTrue(temporal.Space, claim.Atoms[atom], reader, state, level, faults))
                        letter |= 1UL << atom;
                }

                Store(state, letter);
            });
        }
    }

    private void Store(long state, ulong letter)
    {
        switch (_bytes)
        {
            case 1:
                ((byte*)_block.Address)[state] = (byte)letter;
                break;
            case 2:
                ((ushort*)_block.Address)[state] = (ushort)letter;
                break;
            default:
                _block.Address[state] = letter;
                break;
        }
    }

    private static bool IsTrue(
        SearchSpace space, RunAtom atom, TransitionReader reader, long state, int depth, CandidateSet faults)
    {
        if (atom.Kind == AtomKind.Enabled)
            return IsEnabled(atom, reader, state);

        Evaluation evaluation = reader.Generator.Evaluate(atom.Property, space.Store[state]);
        if (evaluation != Evaluation.Fault)
            return evaluation == Evaluation.True;

        StateProperty info = space.Model.Properties[atom.Property];
        var key = new FindingKey(FindingKind.PropertyFault, ((int)info.Kind << 24) | info.Group);
        lock (faults)
            faults.Add(new Candidate(key, atom.Property, depth, state, -1));

        return false;
    }

    private static bool IsEnabled(RunAtom atom, TransitionReader reader, long state)
    {
        foreach ((int rule, _) in reader.Read(state))
        {
            if (atom.Rules.Contains(rule))
                return true;
        }

        return false;
    }
}
