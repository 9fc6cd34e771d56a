using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Interpretation;

/// <summary>What a firing did on its way from one state to the next.</summary>
/// <param name="Reads">
/// The parts of the state that guard and body read, each by its first slot and number of slots, without repetitions
/// and in the order of the slots.
/// </param>
/// <param name="Executed">The statements that ran, in functions too, each once and in the order of their first run.</param>
/// <param name="Writes">For each slot that a statement gave another value, the last one that did.</param>
public sealed record FiringObservation(
    ImmutableArray<(int Offset, int Count)> Reads,
    ImmutableArray<SourceSpan> Executed,
    ImmutableDictionary<int, SourceSpan> Writes);

/// <summary>Fires rules once more to see what they read and which of their statements run.</summary>
public sealed class FiringObserver(TransitionSystem system)
{
    // Its own, so that nobody hears a second time what statements print.
    private readonly Interpreter _interpreter = new(system);

    /// <summary>Observes a firing from the state that it starts in; one that fails, up to there.</summary>
    /// <remarks>
    /// What is read back after the firing has given it another value is no read of the state, and left out.
    /// </remarks>
    public FiringObservation Observe(Instance<Rule> rule, ImmutableArray<long> before)
    {
        long[] state = [.. before];
        var reads = new SortedSet<(int Offset, int Count)>();
        var executed = new List<SourceSpan>();
        var writes = new Dictionary<int, SourceSpan>();
        long[] known = [.. before];
        Execution execution = _interpreter.Execution;
        execution.Reading = (designator, place) =>
        {
            int count = designator.Type.SlotCount;
            if (place.Memory == state
                && place.Slots(count).SequenceEqual(before.AsSpan(place.Offset, count)))
            {
                reads.Add((place.Offset, count));
            }
        };
        execution.Running = statement => executed.Add(statement.Span);
        execution.Ran = Attribute;
        try
        {
            _interpreter.Fire(rule, state);
        }
        catch (ModelErrorException)
        {
            // The trace ends here and says so itself.
        }
        finally
        {
            execution.Reading = null;
            execution.Running = null;
            execution.Ran = null;
        }

        return new FiringObservation([.. reads], [.. executed.Distinct()], writes.ToImmutableDictionary());

        // What a statement within this one wrote, that one has had attributed to it already.
        void Attribute(Statement statement)
        {
            for (int slot = 0; slot < state.Length; slot++)
            {
                if (state[slot] != known[slot])
                    writes[slot] = statement.Span;
            }

            state.CopyTo(known, 0);
        }
    }
}
