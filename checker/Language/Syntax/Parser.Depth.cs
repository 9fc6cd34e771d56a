using ModelCheck.Language.Diagnostics;

namespace ModelCheck.Language.Syntax;

/// <content>
/// Keeps the tree low enough for everything that walks over it. Recursion is counted on the way down; chains
/// such as <c>a + b + c</c>, which a loop parses into a tree that leans to the left, are counted on the way
/// up. </content>
public sealed partial class Parser
{
    private int _depth;

    /// <summary>
    /// The height of the highest tree among the finished children of the node that is being parsed.
    /// </summary>
    private int _height;

    /// <summary>Begins a node whose parsing can recurse. Returns what <see cref="Leave"/> needs.</summary>
    private int Enter()
    {
        int siblingHeight = _height;
        _height = 0;
        if (++_depth > MaxDepth)
            GiveUp();

        return siblingHeight;
    }

    /// <summary>Ends the node: it is one level higher than its highest child.</summary>
    private void Leave(int siblingHeight)
    {
        _depth--;
        Grow();
        _height = Math.Max(_height, siblingHeight);
    }

    /// <summary>Puts another level on top of the children parsed so far.</summary>
    private void Grow()
    {
        if (++_height > MaxDepth)
            GiveUp();
    }

    /// <summary>
    /// Reports once and goes to the end of the file, where every loop and every recursion stops.
    /// </summary>
    private void GiveUp()
    {
        if (_errorPosition == int.MaxValue)
            return;

        Remark(SyntaxErrors.NestedTooDeeply(Current.Span, MaxDepth));
        _position = _tokens.Length - 1;
        _errorPosition = int.MaxValue;
    }
}
