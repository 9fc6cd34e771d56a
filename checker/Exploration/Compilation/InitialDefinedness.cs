using ModelCheck.Exploration.Models;
using ModelCheck.Exploration.States;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>Which leaves are defined in every initial state: found by making all of them.</summary>
internal static class InitialDefinedness
{
    private const int MaxInitialRules = 20_000;

    /// <summary>The leaves, by number; none when there are too many initial rules to try.</summary>
    public static HashSet<int> Of(ModelNumbering numbering, StateShape shape)
    {
        var slots = new List<Leaf>();
        shape.ForEachSlot((leaf, _) => slots.Add(leaf));
        if (numbering.InitialRules.Count > MaxInitialRules)
            return [];

        HashSet<int> defined = [.. shape.Leaves.Where(l => l.Role == LeafRole.Value).Select(l => l.Number)];
        var interpreter = new Interpreter(numbering.System);
        long[] state = interpreter.NewState();
        for (int i = 0; i < numbering.InitialRules.Count; i++)
        {
            if (Fires(interpreter, numbering, i, state))
                RemoveUndefined(slots, state, defined);
        }

        return defined;
    }

    private static bool Fires(Interpreter interpreter, ModelNumbering numbering, int rule, long[] state)
    {
        try
        {
            return interpreter.FireInitial(numbering.InitialRules[rule], state) == FireOutcome.Fired;
        }
        catch (ModelErrorException)
        {
            return false;
        }
    }

    private static void RemoveUndefined(List<Leaf> slots, long[] state, HashSet<int> defined)
    {
        for (int slot = 0; slot < state.Length; slot++)
        {
            if (state[slot] == ModelType.Undefined)
                defined.Remove(slots[slot].Number);
        }
    }
}
