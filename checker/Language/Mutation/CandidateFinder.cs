using System.Collections.Immutable;
using ModelCheck.Language.Model;
using ModelCheck.Language.Text;
using ModelCheck.Language.Types;

namespace ModelCheck.Language.Mutation;

/// <summary>Finds what can be changed of a rule or function.</summary>
internal sealed class CandidateFinder : ModelWalker
{
    private const int LongestText = 100;

    private readonly object _owner;
    private readonly bool _hasTruthValue;
    private readonly List<MutationCandidate> _found = [];

    private CandidateFinder(object owner)
    {
        _owner = owner;
        _hasTruthValue = owner is Function { ReturnType: EnumType type } && type == EnumType.Boolean;
    }

    public int IndependentPairs { get; private set; }

    public IReadOnlyList<MutationCandidate> Found => _found;

    public static CandidateFinder In(Rule rule)
    {
        var finder = new CandidateFinder(rule);
        if (rule.Guard is { } guard)
        {
            finder.AddConjuncts(
                guard, MutationOperator.GuardRemoved, MutationOperator.GuardNegated, mayRemoveAll: true);
        }

        finder.WalkBlock(rule.Body);
        return finder;
    }

    public static CandidateFinder In(Function function)
    {
        var finder = new CandidateFinder(function);
        finder.WalkBlock(function.Body);
        return finder;
    }

    protected override void OnStatement(Statement statement)
    {
        switch (statement)
        {
            case Assign or Undefine or Clear or MultisetAdd or MultisetRemove or MultisetRemovePredicate:
                AddRemoval(MutationOperator.AssignmentRemoved, statement);
                break;
            case CallStatement { Call.Function.HasEffects: true }:
                AddRemoval(MutationOperator.CallRemoved, statement);
                break;
            case Assume:
                AddRemoval(MutationOperator.AssumptionRemoved, statement);
                break;
            case Return { Value: Logical { Operator: LogicalOperator.And } value } when _hasTruthValue:
                AddConditions(value, mayRemoveAll: false);
                break;
            case If choice:
                LookAtIf(choice);
                break;
            case Switch choice:
                AddElse(choice, choice.Else, choice with { Else = [] });
                foreach (SwitchCase part in choice.Cases)
                    AddSwaps(part.Body);

                AddSwaps(choice.Else);
                break;
            case For loop:
                AddSwaps(loop.Body);
                break;
            case While loop:
                AddSwaps(loop.Body);
                break;
            case AliasBlock alias:
                AddSwaps(alias.Body);
                break;
        }
    }

    private void WalkBlock(ImmutableArray<Statement> body)
    {
        AddSwaps(body);
        Walk(body);
    }

    private void LookAtIf(If choice)
    {
        foreach (IfArm arm in choice.Arms)
        {
            AddConditions(arm.Condition, mayRemoveAll: true);
            AddSwaps(arm.Body);
        }

        AddElse(choice, choice.Else, choice with { Else = [] });
        AddSwaps(choice.Else);
    }

    private void AddConditions(Expression condition, bool mayRemoveAll) => AddConjuncts(
        condition, MutationOperator.ConditionRemoved, MutationOperator.ConditionNegated, mayRemoveAll);

    private void AddConjuncts(
        Expression condition, MutationOperator removed, MutationOperator negated, bool mayRemoveAll)
    {
        if (condition is Constant)
            return;

        if (condition is Logical { Operator: LogicalOperator.And })
        {
            AddConjunctsBelow(condition, removed, negated);
        }
        else
        {
            Expression? rest = mayRemoveAll ? ConstantPruning.Truth(true, condition.Span) : null;
            AddConjunct(condition, rest, removed, negated, condition);
        }
    }

    // What is left of a conjunction without one side is the other side.
    private void AddConjunctsBelow(Expression condition, MutationOperator removed, MutationOperator negated)
    {
        if (condition is not Logical { Operator: LogicalOperator.And } and)
            return;

        foreach ((Expression side, Expression rest) in new[] { (and.Left, and.Right), (and.Right, and.Left) })
        {
            if (side is Logical { Operator: LogicalOperator.And })
                AddConjunctsBelow(side, removed, negated);
            else
                AddConjunct(side, rest, removed, negated, and);
        }
    }

    /// <param name="whole">What the rest stands for when the conjunct is removed.</param>
    private void AddConjunct(
        Expression conjunct, Expression? rest, MutationOperator removed, MutationOperator negated, Expression whole)
    {
        if (conjunct is Constant)
            return;

        string text = TextOf(conjunct.Span);
        if (rest is not null)
            Add(removed, conjunct.Span, $"without \"{text}\"", NodeReplacement.Of(whole, rest));

        Expression opposite = conjunct is Not not ? not.Operand : new Not(conjunct, conjunct.Span);
        Add(negated, conjunct.Span, $"\"{text}\" negated", NodeReplacement.Of(conjunct, opposite));
    }

    private void AddRemoval(MutationOperator kind, Statement statement) => _found.Add(
        new MutationCandidate(
            kind,
            _owner,
            statement.Span,
            $"without \"{TextOf(statement.Span)}\"",
            NodeReplacement.Of((statement, [])))
        {
            Removed = statement,
        });

    // An else with a single statement is removed when that statement is.
    private void AddElse(Statement choice, ImmutableArray<Statement> otherwise, Statement without)
    {
        if (otherwise is not [var first, .., var last])
            return;

        SourceSpan span = first.Span.To(last.Span);
        Add(
            MutationOperator.ElseRemoved,
            span,
            $"without the else branch \"{TextOf(span)}\"",
            NodeReplacement.Of((choice, [without])));
    }

    private void AddSwaps(ImmutableArray<Statement> block)
    {
        for (int i = 1; i < block.Length; i++)
        {
            (Statement first, Statement second) = (block[i - 1], block[i]);
            if (second is Return or RaiseError)
                continue;

            if (!StatementDependence.Between(first, second))
            {
                IndependentPairs++;
                continue;
            }

            Add(
                MutationOperator.StatementsSwapped,
                first.Span.To(second.Span),
                $"\"{TextOf(first.Span)}\" after \"{TextOf(second.Span)}\"",
                NodeReplacement.Of((first, [second]), (second, [first])));
        }
    }

    private void Add(MutationOperator kind, SourceSpan span, string description, NodeReplacement edit) =>
        _found.Add(new MutationCandidate(kind, _owner, span, description, edit));

    // On one line, and not longer than a reader needs to know what is meant.
    private static string TextOf(SourceSpan span)
    {
        string text = string.Join(
            ' ', span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(';');
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
    }
}
