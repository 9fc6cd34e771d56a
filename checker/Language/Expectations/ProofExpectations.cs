using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;

namespace ModelCheck.Language.Expectations;

/// <summary>Looks up the names in expected proofs, which a check would never miss.</summary>
internal static class ProofExpectations
{
    public static void Check(
        IEnumerable<Expectation> expectations, TransitionSystem system, DiagnosticBag diagnostics)
    {
        string[] properties = [.. system.PropertiesOf(PropertyKind.Invariant).Select(p => p.Name)];
        string[] types = [.. system.Scalarsets.Select(s => s.Type.Name!)];
        foreach (Expectation expectation in expectations.Where(e => e.Kind == ExpectationKind.Proved))
        {
            string property = expectation.Name!;
            if (!properties.Contains(property))
            {
                diagnostics.Add(ModuleErrors.ExpectsProofOfNothing(
                    expectation.Span, property, NearestName.Find(property, properties)));
            }

            foreach (string type in expectation.AnySize.Except(types))
            {
                diagnostics.Add(ModuleErrors.ExpectsProofForNoType(
                    expectation.Span, type, NearestName.Find(type, types)));
            }
        }
    }
}
