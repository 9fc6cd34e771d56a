using FsCheck;
using FsCheck.Fluent;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Types;
using Xunit;
using Assert = Xunit.Assert;
using Property = ModelCheck.Language.Model.Property;
using Replay = ModelCheck.Language.Interpretation.Replay;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>What must be true of the interpreter whatever the model.</summary>
public class RandomModelTests
{
    private const int Models = 60;
    private const int StepsPerModel = 40;

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(Models);

    [Fact]
    public void States_are_well_formed_and_firing_is_a_function() => Walk((runner, _, instance) =>
    {
        long[] before = [.. runner.State];
        long[] again = [.. runner.State];
        string first = Attempt(() => runner.Interpreter.Fire(instance, runner.State).ToString());
        string second = Attempt(() => runner.Interpreter.Fire(instance, again).ToString());

        Assert.Equal(first, second);
        Assert.Equal(runner.State, again);
        if (first == nameof(FireOutcome.Disabled))
            Assert.Equal(before, runner.State);

        if (first == nameof(FireOutcome.Fired))
            AssertWellFormed(runner.System, runner.State);
        else
            before.CopyTo(runner.State, 0);
    });

    [Fact]
    public void Enabled_means_that_firing_is_not_refused() => Walk((runner, _, instance) =>
    {
        long[] successor = [.. runner.State];
        string enabled = Attempt(() => runner.Interpreter.IsEnabled(instance, successor).ToString());
        Assert.Equal(runner.State, successor);
        string outcome = Attempt(() => runner.Interpreter.Fire(instance, successor).ToString());

        Assert.Equal(outcome == nameof(FireOutcome.Disabled), enabled == "False");
        if (enabled is not ("True" or "False"))
            Assert.Equal(enabled, outcome);

        if (outcome == nameof(FireOutcome.Fired))
            successor.CopyTo(runner.State, 0);
    });

    [Fact]
    public void Every_property_that_has_a_value_can_be_explained() => Walk((runner, random, instance) =>
    {
        long[] successor = [.. runner.State];
        string outcome = Attempt(() => runner.Interpreter.Fire(instance, successor).ToString());
        if (outcome == nameof(FireOutcome.Fired))
            successor.CopyTo(runner.State, 0);

        Property[] invariants = [.. runner.System.PropertiesOf(PropertyKind.Invariant)];
        var property = new Instance<Property>(invariants[random.Next(invariants.Length)], []);
        long[] before = [.. runner.State];
        string value = Attempt(() => runner.Interpreter.Holds(property, runner.State).ToString());
        Assert.Equal(before, runner.State);
        if (value is not ("True" or "False"))
            return;

        Explanation explanation = new Explainer(runner.System).Explain(property, runner.State);
        Assert.NotEmpty(explanation.Culprits);
        Assert.All(explanation.Culprits, c => Assert.NotEmpty(c.Span.Text));
        if (explanation.Culprits is [var only] && only.Span == property.Owner.Condition!.Span)
            Assert.Equal(value, only.Value.ToString());
    });

    [Fact]
    public void A_walk_can_be_replayed() => Prop.ForAll(Seeds, seed =>
    {
        var runner = new ModelRunner(RandomModel.Write(seed));
        if (Attempt(() => runner.Start().ToString()) != nameof(FireOutcome.Fired))
            return;

        var random = new Random(seed);
        var rules = new RuleInstances(runner.System.Rules);
        var path = new List<int>();
        var states = new List<long[]> { runner.State.ToArray() };
        for (int step = 0; step < StepsPerModel; step++)
        {
            int number = random.Next(rules.Count);
            long[] successor = [.. runner.State];
            string outcome = Attempt(() => runner.Interpreter.Fire(rules[number], successor).ToString());
            if (outcome != nameof(FireOutcome.Fired))
                continue;

            path.Add(number);
            states.Add(successor);
            successor.CopyTo(runner.State, 0);
        }

        Replay replay = new TraceReplayer(runner.System).Replay(0, path);
        Assert.True(replay.IsComplete);
        Assert.Equal(states, replay.Trace!.Steps.Select(s => s.State.ToArray()));
    }).Check(Config);

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>Calls a step for rules of random models, in reachable states and in any others.</summary>
    private static void Walk(Action<ModelRunner, Random, Instance<Rule>> step) => Prop.ForAll(Seeds, seed =>
    {
        var runner = new ModelRunner(RandomModel.Write(seed));
        if (Attempt(() => runner.Start().ToString()) != nameof(FireOutcome.Fired))
            return;

        AssertWellFormed(runner.System, runner.State);
        var random = new Random(seed);
        var rules = new RuleInstances(runner.System.Rules);
        for (int i = 0; i < StepsPerModel; i++)
        {
            if (random.Next(3) == 0)
                RandomState.Fill(runner.System, runner.State, random);

            step(runner, random, rules[random.Next(rules.Count)]);
        }
    }).Check(Config);

    /// <summary>What an evaluation gives: its result, or the model error it ends in.</summary>
    private static string Attempt(Func<string> evaluation)
    {
        try
        {
            return evaluation();
        }
        catch (ModelErrorException failure)
        {
            ModelError error = failure.Error;
            Assert.NotEmpty(error.Message);
            Assert.NotEmpty(error.Span.Text);
            return $"{error.Kind}: {error.Message} at {error.Span}";
        }
    }

    private static void AssertWellFormed(TransitionSystem system, long[] state)
    {
        foreach (StateVariable variable in system.Variables)
        {
            long[] slots = state[variable.Offset..(variable.Offset + variable.Type.SlotCount)];
            AssertWellFormed(variable.Type, slots);
            long[] canonical = [.. slots];
            MultisetCanonicalizer.Canonicalize(variable.Type, canonical);
            Assert.Equal(canonical, slots);
        }
    }

    private static void AssertWellFormed(ModelType type, ReadOnlySpan<long> slots)
    {
        switch (type)
        {
            case SimpleType simple:
                bool isValue = slots[0] == ModelType.Undefined || simple.Contains(slots[0]);
                Assert.True(isValue, $"{slots[0]} is no value of {type}");
                break;

            case RecordType record:
                foreach (RecordField field in record.Fields)
                    AssertWellFormed(field.Type, slots.Slice(field.Offset, field.Type.SlotCount));

                break;

            case ArrayType array:
                for (int start = 0; start < slots.Length; start += array.Element.SlotCount)
                    AssertWellFormed(array.Element, slots.Slice(start, array.Element.SlotCount));

                break;

            case MultisetType multiset:
                for (int start = 0; start < slots.Length; start += multiset.Stride)
                {
                    Assert.InRange(slots[start], 0, 1);
                    AssertWellFormed(multiset.Element, slots.Slice(start + 1, multiset.Element.SlotCount));
                }

                break;
        }
    }
}
