using ModelCheck.Language.Model;

namespace ModelCheck.Language.Interpretation;

/// <summary>
/// The reference interpreter: it defines what a specification means, and every engine is tested against it. Obvious
/// and slow on purpose.
/// </summary>
public sealed class Interpreter(TransitionSystem system)
{
    public TransitionSystem System => system;
}
