namespace ModelCheck.Scaling;

/// <summary>How many states there are at each depth of searches that were run.</summary>
/// <remarks>
/// As <c>statesByDepth</c> of <c>check --out json</c> has them; those of the larger one are the sums of its orbits, which
/// <c>check --symmetry-reduction heuristic --orbits --bound D</c> gives for all up to a depth.
/// </remarks>
public static class LevelSizes
{
    /// <summary>Rules fired for each state of <see cref="German6"/>: 8,894,405,070 in all.</summary>
    public const double FiringsOfGerman6 = 8_894_405_070 / 1_109_614_545.0;

    /// <summary>German's protocol with 5 clients.</summary>
    public static IReadOnlyList<long> German5 { get; } =
    [
        2, 20, 100, 380, 1180, 2874, 6340, 14980, 32540, 55900, 80360, 108620, 140020, 172920, 222260, 302330, 403610,
        513900, 641940, 791030, 942600, 1086460, 1229670, 1362150, 1461312, 1527190, 1562440, 1546770, 1472760, 1360824,
        1219500, 1045070, 852830, 664130, 485830, 325832, 199150, 110560, 53700, 21600, 7104, 1920, 320,
    ];

    /// <summary>German's protocol with 6 clients and 5 data values.</summary>
    public static IReadOnlyList<long> German6 { get; } =
    [
        5, 60, 360, 1580, 5580, 15720, 38870, 98670, 247140, 535380, 976860, 1538550, 2094825, 2506560, 2933265, 3824280,
        5411500, 7540560, 10167900, 13530040, 17646195, 22316080, 27593110, 33611430, 40064905, 46570180, 53104290,
        59415820, 64821660, 69011580, 71995645, 73326450, 72528150, 69781250, 65343725, 59206770, 51739955, 43677540,
        35476920, 27452050, 20124990, 13929630, 8988455, 5315190, 2857110, 1384280, 584760, 204960, 58400, 13440, 1920,
    ];
}
