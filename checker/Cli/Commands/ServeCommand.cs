using System.Net.Sockets;
using ModelCheck.Cli.CommandLine;
using ModelCheck.Cli.Serving;
using ModelCheck.Exploration;
using ModelCheck.Exploration.Search;
using ModelCheck.Language;
using ModelCheck.Language.Results;
using ModelCheck.Reporting;

namespace ModelCheck.Cli.Commands;

/// <summary>Looks for a counterexample, then serves the viewer until it is interrupted.</summary>
internal static class ServeCommand
{
    public static ExitCode Run(ServeArguments arguments, Terminal terminal)
    {
        int port = (int)FlagValue.Number("port", arguments.Port, 0, 65_535);
        TimeSpan timeout = FlagValue.Duration("timeout", arguments.Timeout);
        LoadOptions options = SpecificationReader.OptionsOf(arguments);
        LoadResult loaded = SpecificationReader.Read(arguments.Specification, options, terminal);
        var exploration = new ExplorationOptions { Threads = Environment.ProcessorCount, TimeLimit = timeout };
        CheckResult result = Checker.Check(
            loaded.System!, new CheckOptions { Exploration = exploration }, null, terminal.Interrupted);
        terminal.Interrupted.ThrowIfCancellationRequested();
        Ending ending = Ending.Of(result);
        var inquiry = new Inquiry(
            "check", arguments.Specification, SpecificationReader.Sha256(loaded), options.Compatibility, options.Constants);
        Report report = TraceSurroundings.AddTo(new Report(inquiry, loaded.System!, result, loaded.Diagnostics, ending));
        var site = new ExplorerSite(report);
        Serve(site, port, ending, terminal);
        return ExitCode.Holds;
    }

    private static void Serve(ExplorerSite site, int port, Ending ending, Terminal terminal)
    {
        using LoopbackServer server = Listen(site, port);
        terminal.Errors.WriteLine($"{ending.Reason}; Ctrl-C ends");
        terminal.Output.WriteLine($"http://127.0.0.1:{server.Port}/{site.Token}/");
        terminal.Output.Flush();
        server.RunAsync(terminal.Interrupted).GetAwaiter().GetResult();
    }

    private static LoopbackServer Listen(ExplorerSite site, int port)
    {
        try
        {
            return new LoopbackServer(port, site.Answer);
        }
        catch (SocketException exception)
        {
            throw Failure.System($"cannot listen on port {port} of 127.0.0.1: {exception.Message}");
        }
    }
}
