using ModelCheck.Language.Temporal;

namespace ModelCheck.Tests.Exploration.Temporal;

internal enum TestOperator
{
    Atom,
    Not,
    And,
    Or,
    Next,
    Until,
    Release,
    Eventually,
    Always,
}

/// <summary>A formula as written, for oracles that must not share the engine's normal forms.</summary>
internal sealed record TestFormula(TestOperator Operator, int Atom, TestFormula? Left = null, TestFormula? Right = null)
{
    public static TestFormula Random(Random random, int size, int atoms)
    {
        if (size <= 1)
            return new TestFormula(TestOperator.Atom, random.Next(atoms));

        var op = (TestOperator)random.Next(1, 9);
        if (op is TestOperator.Not or TestOperator.Next or TestOperator.Eventually or TestOperator.Always)
            return new TestFormula(op, -1, Random(random, size - 1, atoms));

        int left = random.Next(1, int.Max(2, size - 1));
        return new TestFormula(op, -1, Random(random, left, atoms), Random(random, size - 1 - left, atoms));
    }

    public int TemporalCount =>
        (Operator is TestOperator.Next or TestOperator.Until or TestOperator.Release or TestOperator.Eventually
            or TestOperator.Always ? 1 : 0)
        + (Left?.TemporalCount ?? 0) + (Right?.TemporalCount ?? 0);

    public Ltl ToLtl(LtlFactory factory) => Operator switch
    {
        TestOperator.Atom => factory.Atom(Atom),
        TestOperator.Not => factory.Not(Left!.ToLtl(factory)),
        TestOperator.And => factory.And(Left!.ToLtl(factory), Right!.ToLtl(factory)),
        TestOperator.Or => factory.Or(Left!.ToLtl(factory), Right!.ToLtl(factory)),
        TestOperator.Next => factory.Next(Left!.ToLtl(factory)),
        TestOperator.Until => factory.Until(Left!.ToLtl(factory), Right!.ToLtl(factory)),
        TestOperator.Release => factory.Release(Left!.ToLtl(factory), Right!.ToLtl(factory)),
        TestOperator.Eventually => factory.Eventually(Left!.ToLtl(factory)),
        TestOperator.Always => factory.Always(Left!.ToLtl(factory)),
    };

    /// <summary>At which positions of a lasso it is true.</summary>
    /// <param name="letters">The atoms that are true at each position.</param>
    /// <param name="next">The position after the last one.</param>
    public bool[] On(uint[] letters, int next)
    {
        int After(int i) => i + 1 < letters.Length ? i + 1 : next;
        bool[]? left = Left?.On(letters, next);
        bool[]? right = Right?.On(letters, next);
        bool[] truth = [.. letters.Select(_ => true)];
        bool[] value = [.. letters.Select(_ => Operator is TestOperator.Release or TestOperator.Always)];
        for (int round = 0; round <= letters.Length; round++)
        {
            for (int i = letters.Length - 1; i >= 0; i--)
            {
                value[i] = Operator switch
                {
                    TestOperator.Atom => ((letters[i] >> Atom) & 1) != 0,
                    TestOperator.Not => !left![i],
                    TestOperator.And => left![i] && right![i],
                    TestOperator.Or => left![i] || right![i],
                    TestOperator.Next => left![After(i)],
                    TestOperator.Until => right![i] || (left![i] && value[After(i)]),
                    TestOperator.Release => right![i] && (left![i] || value[After(i)]),
                    TestOperator.Eventually => left![i] || (truth[i] && value[After(i)]),
                    TestOperator.Always => left![i] && value[After(i)],
                };
            }
        }

        return value;
    }

    public override string ToString() => Operator switch
    {
        TestOperator.Atom => $"p{Atom}",
        TestOperator.And or TestOperator.Or or TestOperator.Until or TestOperator.Release =>
            $"({Left} {Operator} {Right})",
        _ => $"{Operator}({Left})",
    };
}
