using ModelCheck.Language.Model;

namespace ModelCheck.Language.Printing.Flattening;

/// <summary>Finds out whether a transition system computes with integers at all.</summary>
internal sealed class ArithmeticFinder : ModelWalker
{
    private bool _found;

    public static bool IsIn(TransitionSystem system)
    {
        var finder = new ArithmeticFinder();
        finder.Walk(system);
        return finder._found;
    }

    protected override void OnExpression(Expression expression) =>
        _found |= expression is Arithmetic or Negate or BitwiseNot or UnionConversion or MultisetCount;
}
