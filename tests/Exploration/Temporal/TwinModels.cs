namespace ModelCheck.Tests.Exploration.Temporal;

/// <summary>The models and formulas on which we are compared with SPIN.</summary>
/// <remarks>Without <c>next</c>, which Debian's SPIN is built without.</remarks>
internal static class TwinModels
{
    public static TwinModel[] All { get; } =
    [
        // A lock that two processes take; the first one is p, the second one q.
        new(
            "lock",
            [("p", 2), ("q", 2), ("held", 1)],
            [
                new("ask p", "p = 0", "p := 1;"),
                new("enter p", "p = 1 & held = 0", "p := 2; held := 1;"),
                new("leave p", "p = 2", "p := 0; held := 0;"),
                new("ask q", "q = 0", "q := 1;"),
                new("enter q", "q = 1 & held = 0", "q := 2; held := 1;"),
                new("leave q", "q = 2", "q := 0; held := 0;"),
            ],
            1,
            [
                "[] ((p = 1) -> (<> (p = 2)))",
                "[] ((p = 2) -> (<> (p = 0)))",
                "[] (<> (held = 0))",
                "[] ((enabled \"enter p\") -> (<> (held = 1)))",
                "[] ((fired \"enter p\") -> ((held = 1) until (fired \"leave p\")))",
            ]),

        // Peterson's algorithm; t says who waits.
        new(
            "peterson",
            [("p", 3), ("q", 3), ("t", 1)],
            [
                new("flag p", "p = 0", "p := 1;"),
                new("turn p", "p = 1", "p := 2; t := 0;"),
                new("enter p", "p = 2 & (q = 0 | t = 1)", "p := 3;"),
                new("leave p", "p = 3", "p := 0;"),
                new("flag q", "q = 0", "q := 1;"),
                new("turn q", "q = 1", "q := 2; t := 1;"),
                new("enter q", "q = 2 & (p = 0 | t = 0)", "q := 3;"),
                new("leave q", "q = 3", "q := 0;"),
            ],
            2,
            [
                "[] (!((p = 3) & (q = 3)))",
                "[] ((p = 1) -> (<> (p = 3)))",
                "[] ((p = 2) -> ((p = 2) until (p = 3)))",
                "([] (<> (q = 3))) -> ([] (<> (p = 3)))",
            ]),

        // The step is possible at every other position only.
        new(
            "blink",
            [("on", 1), ("done", 1)],
            [
                new("light", "on = 0", "on := 1;"),
                new("dark", "on = 1", "on := 0;"),
                new("do", "on = 1 & done = 0", "done := 1;"),
            ],
            2,
            [
                "<> (done = 1)",
                "<> (fired \"do\")",
                "([] (<> (on = 1))) -> (<> (done = 1))",
                "[] ((done = 1) -> ([] (done = 1)))",
                "(done = 0) until ((done = 1) | ([] (done = 0)))",
            ]),

        // Two ways that join, and an end where the run stutters.
        new(
            "ends",
            [("x", 4)],
            [
                new("left", "x = 0", "x := 1;"),
                new("right", "x = 0", "x := 2;"),
                new("join", "x = 1 | x = 2", "x := 3;"),
                new("finish", "x = 3", "x := 4;"),
                new("again", "x = 3", "x := 0;"),
            ],
            3,
            [
                "<> (x = 1)",
                "<> (x = 3)",
                "<> ([] (x = 4))",
                "[] ((x = 4) -> ([] (x = 4)))",
                "(x = 0) until ((x = 1) | (x = 2))",
                "(x = 3) release (!(x = 4))",
            ]),

        // A message with an alternating bit over a channel that may lose it: s sent, c in the channel, r received.
        new(
            "lossy",
            [("s", 1), ("c", 2), ("r", 1), ("a", 2)],
            [
                new("send", "c = 0", "c := s + 1;"),
                new("lose", "c > 0", "c := 0;"),
                new("receive", "c > 0", "r := c - 1; c := 0; a := r + 1;"),
                new("acknowledge", "a > 0 & a - 1 = s", "s := 1 - s; a := 0;"),
                new("stale", "a > 0 & (!(a - 1 = s))", "a := 0;"),
            ],
            0,
            [
                "[] (<> (s = 0))",
                "[] ((s = 1) -> (<> (s = 0)))",
                "([] (<> (fired \"receive\"))) -> ([] (<> (fired \"send\")))",
                "[] ((fired \"acknowledge\") -> (!(enabled \"acknowledge\")))",
            ]),
    ];
}
