using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelCheck.Language.Interpretation;
using ModelCheck.Language.Model;
using ModelCheck.Language.Results;
using ModelCheck.Language.Text;
using ModelCheck.Reporting;
using ModelCheck.Reporting.Viewer;

namespace ModelCheck.Cli.Serving;

/// <summary>The viewer's page with the interpreter behind it: any path through the states, fired as the reader wants.</summary>
/// <remarks>
/// <c>/TOKEN/</c> is the page, <c>/TOKEN/trace?rules=0.4.17</c> a path: an initial rule instance and those that follow it,
/// by their numbers. Nothing else is there, and nothing reads or writes a file.
/// </remarks>
internal sealed class ExplorerSite
{
    private const int MostSteps = 20_000;

    private readonly TransitionSystem _system;
    private readonly LiveViewer _viewer;
    private readonly Lazy<(string Page, string Policy)> _page;

    public ExplorerSite(Report report)
    {
        _system = report.System;
        _viewer = new LiveViewer(report);
        _page = new(() => DeepStack.Run(() => _viewer.Page(Start())));
    }

    /// <summary>What an address has to contain: nobody else on this machine can guess it.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public HttpResponse Answer(HttpRequest request)
    {
        string[] parts = request.Target.Split('/');
        if (parts is not ["", var token, var rest] || !IsToken(token))
            return HttpResponse.Refuse(404, "there is nothing here");
        if (rest == "")
            return new HttpResponse(200, "text/html; charset=utf-8", _page.Value.Page) { Policy = _page.Value.Policy };

        const string Trace = "trace?rules=";
        return rest.StartsWith(Trace, StringComparison.Ordinal)
            ? AnswerTrace(rest[Trace.Length..])
            : HttpResponse.Refuse(404, "there is nothing here");
    }

    private bool IsToken(string text) => CryptographicOperations.FixedTimeEquals(
        Encoding.Latin1.GetBytes(text), Encoding.Latin1.GetBytes(Token));

    private HttpResponse AnswerTrace(string text)
    {
        if (ReadPath(text) is not { } path)
            return HttpResponse.Refuse(400, "this is no path of rule instances");

        Replay replay = DeepStack.Run(() => new TraceReplayer(_system).Replay(path[0], path[1..]));
        if (replay.Refused is { } refused || replay.Trace is null)
            return HttpResponse.Refuse(409, $"step {replay.Refused?.Number}: {Printable.Escape(replay.Refused?.Reason ?? "")}");

        return HttpResponse.Json(DeepStack.Run(() => _viewer.Trace(replay.Trace, ViolationAt(replay))));
    }

    private Violation? ViolationAt(Replay replay) => replay.Error is { } error
        ? new Violation(ViolationKind.ModelError, Property: null, [], error, replay.Trace, Explanation: null)
        : new LastState(_system, replay.Trace!).FindViolation();

    /// <summary>The path that is only an initial state; null when the first initial rule leads to none.</summary>
    private Trace? Start() => new TraceReplayer(_system).Replay(0, []).Trace;

    /// <summary>The numbers of a path, each that of an instance; null when it is none.</summary>
    private int[]? ReadPath(string text)
    {
        string[] parts = text.Split('.');
        if (parts.Length > MostSteps)
            return null;

        int[] path = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            int count = new RuleInstances(i == 0 ? _system.InitialRules : _system.Rules).Count;
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out path[i]) || path[i] >= count)
                return null;
        }

        return path;
    }
}
