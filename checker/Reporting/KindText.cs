using ModelCheck.Language.Model;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting;

/// <summary>The words for kinds of properties and violations in every format.</summary>
public static class KindText
{
    public static string Of(Property property) => property.Kind switch
    {
        PropertyKind.Invariant => property.IsLemma ? "lemma" : "invariant",
        PropertyKind.Assumption => "assumption",
        PropertyKind.Cover => "cover",
        PropertyKind.Liveness => "liveness",
        PropertyKind.LeadsTo => "leadsto",
        PropertyKind.Ltl => "ltl",
    };

    public static string Of(ViolationKind kind) => kind switch
    {
        ViolationKind.Assumption => "assumption",
        ViolationKind.Deadlock => "deadlock",
        ViolationKind.Invariant => "invariant",
        ViolationKind.Liveness => "liveness",
        ViolationKind.Temporal => "temporal",
        ViolationKind.ModelError => "error",
        ViolationKind.Cover => "cover",
    };
}
