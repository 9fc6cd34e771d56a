using System.Collections.Immutable;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Language.Interpretation;

/// <summary>On transition systems built node by node, so that only the interpreter is under test.</summary>
public class HandBuiltModelTests
{
    private static readonly SourceSpan Here = new SourceFile("<test>", "").Span(0, 0);
    private static readonly RangeType Digit = new(0, 9);
    private static readonly StateVariable X = new("x", Digit, 0, Here, null);
    private static readonly StateVariable Net = new("net", new MultisetType(2, Digit), 1, Here, null);

    [Fact]
    public void A_new_state_is_undefined_and_its_multisets_are_empty()
    {
        long[] state = new Interpreter(Model()).NewState();

        Assert.Equal([ModelType.Undefined, 0, ModelType.Undefined, 0, ModelType.Undefined], state);
    }

    [Fact]
    public void A_rule_fires_in_place_only_when_its_guard_holds()
    {
        var guard = new Comparison(ComparisonOperator.Less, Of(X), Number(9), Here);
        Rule rule = RuleOf([Set(X, Sum(Of(X), 1))], guard);
        var interpreter = new Interpreter(Model());
        long[] state = interpreter.NewState();

        state[0] = 8;
        Assert.True(interpreter.IsEnabled(Only(rule), state));
        Assert.Equal(FireOutcome.Fired, interpreter.Fire(Only(rule), state));
        Assert.Equal(9, state[0]);
        Assert.False(interpreter.IsEnabled(Only(rule), state));
        Assert.Equal(FireOutcome.Disabled, interpreter.Fire(Only(rule), state));
        Assert.Equal(9, state[0]);
    }

    [Fact]
    public void Multisets_are_canonical_after_a_firing_but_keep_their_places_during_it()
    {
        var statements = new Statement[]
        {
            new MultisetAdd(Number(7), Place(Net), Here),
            new MultisetAdd(Number(3), Place(Net), Here),
            Set(X, new Read(new MultisetElement(Place(Net), Number(1), Here))),
        };
        var interpreter = new Interpreter(Model());
        long[] state = interpreter.NewState();

        interpreter.Fire(Only(RuleOf(statements)), state);

        Assert.Equal([3, 1, 3, 1, 7], state);
    }

    [Fact]
    public void An_error_leaves_the_state_as_it_was_then()
    {
        Rule rule = RuleOf([Set(X, Number(4)), Set(X, Sum(Of(X), 6))]);
        var interpreter = new Interpreter(Model());
        long[] state = interpreter.NewState();

        var thrown = Assert.Throws<ModelErrorException>(() => interpreter.Fire(Only(rule), state));

        Assert.Equal(ModelErrorKind.OutOfRange, thrown.Error.Kind);
        Assert.Equal("value 10 assigned to 'x' is outside 0..9", thrown.Error.Message);
        Assert.Equal(4, state[0]);
    }

    private static TransitionSystem Model() => new()
    {
        Path = "<test>",
        Sources = [Here.File],
        Semantics = new Semantics(),
        Constants = [],
        Types = [],
        Variables = [X, Net],
        Functions = [],
        InitialRules = [],
        Rules = [],
        Properties = [],
    };

    private static Rule RuleOf(ReadOnlySpan<Statement> body, Expression? guard = null) => new()
    {
        Name = "rule",
        Bindings = [],
        Guard = guard,
        Locals = [],
        Body = ImmutableArray.Create(body),
        Frame = default,
        Span = Here,
    };

    private static Instance<Rule> Only(Rule rule) => new(rule, []);

    private static StateAccess Place(StateVariable variable) => new(variable, Here);

    private static Read Of(StateVariable variable) => new(Place(variable));

    private static Constant Number(long value) => new(RangeType.Unbounded, value, Here);

    private static Arithmetic Sum(Expression left, long right) =>
        new(ArithmeticOperator.Add, left, Number(right), Here);

    private static Assign Set(StateVariable variable, Expression value) =>
        new(Place(variable), value, CopiesUndefined: false, Here);
}
