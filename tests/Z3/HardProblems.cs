using Microsoft.Z3;

namespace ModelCheck.Tests.Z3;

/// <summary>Small problems that take a solver very long.</summary>
internal static class HardProblems
{
    /// <summary>More pigeons than holes, each in a hole of its own: unsatisfiable, and resolution is bad at it.</summary>
    public static BoolExpr[] Pigeons(Context context, int holes)
    {
        int pigeons = holes + 1;
        var isIn = new BoolExpr[pigeons, holes];
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
        {
            for (int hole = 0; hole < holes; hole++)
                isIn[pigeon, hole] = context.MkBoolConst($"{pigeon} in {hole}");
        }

        List<BoolExpr> all = [];
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
            all.Add(context.MkOr(Enumerable.Range(0, holes).Select(hole => isIn[pigeon, hole])));

        for (int hole = 0; hole < holes; hole++)
        {
            for (int first = 0; first < pigeons; first++)
            {
                for (int second = 0; second < first; second++)
                    all.Add(!(isIn[first, hole] & isIn[second, hole]));
            }
        }

        return [.. all];
    }
}
