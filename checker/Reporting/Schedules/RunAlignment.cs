using System.Collections.Immutable;
using ModelCheck.Language.Results;

namespace ModelCheck.Reporting.Schedules;

/// <summary>Puts the steps of two runs of one specification side by side: as many as possible go together, in order.</summary>
public static class RunAlignment
{
    /// <summary>Beyond so many pairs of steps none is looked at: everything after the common beginning stands alone.</summary>
    private const long MostPairs = 4_000_000;

    /// <param name="run">The one whose numbers are those of a schedule.</param>
    /// <param name="shared">How many steps both begin with, the initial one not counted.</param>
    public static ImmutableArray<ScheduledStep> Of(Trace run, Trace other, int shared)
    {
        var rows = ImmutableArray.CreateBuilder<ScheduledStep>();
        for (int number = 0; number <= shared; number++)
            rows.Add(new ScheduledStep(number, number));

        int[,] common = CommonAfter(run, other, shared);
        int left = shared + 1;
        int right = shared + 1;
        while (left < run.Steps.Length || right < other.Steps.Length)
        {
            if (left < run.Steps.Length && right < other.Steps.Length && AreSame(run.Steps[left], other.Steps[right])
                && common.Length > 0)
            {
                rows.Add(new ScheduledStep(left++, right++));
            }
            else if (right == other.Steps.Length || (left < run.Steps.Length && PrefersLeft(left, right)))
            {
                rows.Add(new ScheduledStep(left++, Taken: null, new Obstacle("it is not taken", Rule: null, [])));
            }
            else
            {
                rows.Add(new ScheduledStep(Scheduled: null, right++));
            }
        }

        return rows.ToImmutable();

        bool PrefersLeft(int left, int right) => common.Length == 0
            || common[left - shared, right - shared - 1] >= common[left - shared - 1, right - shared];
    }

    // For the rest of either run, how many steps can go together; empty when there are too many to say.
    private static int[,] CommonAfter(Trace run, Trace other, int shared)
    {
        int lefts = run.Steps.Length - shared - 1;
        int rights = other.Steps.Length - shared - 1;
        if ((long)lefts * rights > MostPairs)
            return new int[0, 0];

        int[,] common = new int[lefts + 1, rights + 1];
        for (int left = lefts - 1; left >= 0; left--)
        {
            for (int right = rights - 1; right >= 0; right--)
            {
                common[left, right] = AreSame(run.Steps[shared + 1 + left], other.Steps[shared + 1 + right])
                    ? common[left + 1, right + 1] + 1
                    : int.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        return common;
    }

    private static bool AreSame(TraceStep left, TraceStep right) =>
        ReferenceEquals(left.Rule, right.Rule) && left.Arguments.SequenceEqual(right.Arguments);
}
