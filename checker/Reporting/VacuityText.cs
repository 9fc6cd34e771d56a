using ModelCheck.Language.Results;

namespace ModelCheck.Reporting;

/// <summary>The words for places that say less than they seem to.</summary>
public static class VacuityText
{
    private const int LongestText = 80;

    /// <summary>What is odd there, and why: one sentence without the position.</summary>
    public static string Of(VacuityPoint point) => point.Kind switch
    {
        VacuityKind.SilentRule => $"rule \"{point.Owner}\" never fires",
        VacuityKind.IdleConjunct =>
            $"rule \"{point.Owner}\" could do without '{Short(point)}', which is never false where the parts before it are true",
        VacuityKind.IdleAntecedent => $"\"{point.Owner}\" says nothing here: '{Short(point)}' is never true",
        VacuityKind.EmptyQuantifier =>
            $"\"{point.Owner}\" says nothing here: there is never a value for '{Short(point)}'",
        VacuityKind.BlindingAssumption => $"assumption \"{point.Owner}\" leaves out every state but initial ones",
        VacuityKind.ConstantVariable => $"variable '{point.Owner}' has the same value in every reachable state",
        VacuityKind.UnreadVariable => $"no rule and no property reads variable '{point.Owner}'",
        VacuityKind.InsensitiveProperty =>
            $"\"{point.Owner}\" stays true whichever one value of whichever reachable state is changed",
    };

    private static string Short(VacuityPoint point) =>
        point.Text.Length <= LongestText ? point.Text : $"{point.Text[..LongestText]}…";
}
