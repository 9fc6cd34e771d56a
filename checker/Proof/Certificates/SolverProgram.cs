using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ModelCheck.Language.Text;

namespace ModelCheck.Proof.Certificates;

/// <summary>A program that decides scripts of SMT-LIB.</summary>
internal sealed class SolverProgram
{
    /// <summary>More than any answer has; a program that prints more is not waited for.</summary>
    private const int MaxAnswer = 4096;

    private readonly string _path;
    private readonly Func<TimeSpan, IEnumerable<string>> _options;

    private SolverProgram(string name, string path, Func<TimeSpan, IEnumerable<string>> options)
    {
        Name = name;
        _path = path;
        _options = options;
    }

    public string Name { get; }

    public static SolverProgram? FindZ3(string searchPath) =>
        Find("z3", searchPath, limit => ["-smt2", $"-T:{RoundUp(limit.TotalSeconds)}"]);

    // Without enumerating instances it gives up on some goals with several quantifiers.
    public static SolverProgram? FindCvc5(string searchPath) =>
        Find("cvc5", searchPath, limit => ["--lang=smt2", "--enum-inst", $"--tlimit={RoundUp(limit.TotalMilliseconds)}"]);

    /// <summary>Asks the program in a process of its own.</summary>
    /// <param name="file">The full path of a script.</param>
    /// <exception cref="CertificateException">The program cannot be run.</exception>
    public async Task<ProgramAnswer> Ask(string file, TimeSpan limit, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using Process process = Start([.. _options(limit), file]);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            Task drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, timer.Token);
            string answer = await ReadAnswer(process.StandardOutput, timer.Token);
            if (answer.Length < MaxAnswer)
            {
                await drained;
                await process.WaitForExitAsync(timer.Token);
            }

            bool isUnsatisfiable = answer.TrimEnd('\r', '\n') == "unsat";
            return new ProgramAnswer(Name, FirstLineOf(answer), isUnsatisfiable, watch.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ProgramAnswer(Name, "no answer in time", false, watch.Elapsed);
        }
        finally
        {
            // Harmless when it has ended.
            process.Kill(entireProcessTree: true);
        }
    }

    private static SolverProgram? Find(
        string name, string searchPath, Func<TimeSpan, IEnumerable<string>> options) => searchPath
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, $"{name}.exe") })
        .Where(File.Exists)
        .Select(path => new SolverProgram(name, path, options))
        .FirstOrDefault();

    private static string RoundUp(double number) =>
        Math.Ceiling(number).ToString("F0", CultureInfo.InvariantCulture);

    private Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(_path, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw CertificateException.Unusable($"cannot run '{_path}': {e.Message}", e);
        }
    }

    private static async Task<string> ReadAnswer(StreamReader output, CancellationToken cancellation)
    {
        char[] buffer = new char[MaxAnswer];
        int count = await output.ReadBlockAsync(buffer, cancellation);
        return new string(buffer, 0, count);
    }

    private static string FirstLineOf(string answer)
    {
        string line = answer.Split('\n')[0].TrimEnd('\r');
        return line.Length == 0 ? "nothing" : Printable.Escape(line, 200);
    }
}
