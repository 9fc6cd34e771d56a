using System.Collections.Immutable;
using ModelCheck.Language;
using ModelCheck.Language.Text;
using TextEncoding = System.Text.Encoding;

namespace ModelCheck.Proof.Certificates;

/// <summary>
/// Checks a certificate: that the obligations are the ones which follow from the specification's text, and that
/// other programs find all of them to hold. Believes nothing that the certificate says.
/// </summary>
public static class CertificateVerifier
{
    /// <exception cref="OperationCanceledException"/>
    public static CertificateVerification Verify(
        string folder, VerificationOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new VerificationOptions();
        CertificateManifest? manifest = null;
        try
        {
            var files = new CertificateFolder(folder);
            manifest = CertificateManifest.Parse(files.Read(CertificateManifest.FileName));
            RequireSameFiles(files, manifest);
            RequireDerived(folder, files, manifest, options, cancellation);
            ImmutableArray<SolverProgram> programs = ProgramsIn(options.SearchPath);
            return Judge(manifest, programs, Ask(files, manifest, programs, options, cancellation));
        }
        catch (CertificateException e)
        {
            VerificationOutcome outcome = e.Problem == CertificateProblem.Wrong
                ? VerificationOutcome.Wrong
                : VerificationOutcome.Unusable;
            return new CertificateVerification(outcome, manifest, Printable.Escape(e.Message, 1000), [], []);
        }
    }

    private static void RequireSameFiles(CertificateFolder files, CertificateManifest manifest)
    {
        CertifiedFile[] listed =
            [manifest.Invariant, .. manifest.Obligations.Select(o => new CertifiedFile(o.File, o.Sha256))];
        HashSet<string> known = [CertificateManifest.FileName];
        foreach (CertifiedFile file in listed)
        {
            if (!known.Add(file.File))
                throw CertificateException.Wrong($"{CertificateManifest.FileName} lists '{file.File}' twice");

            if (CertificateManifest.HashOf(files.Read(file.File)) != file.Sha256)
            {
                throw CertificateException.Wrong(
                    $"'{file.File}' is not the file that {CertificateManifest.FileName} lists");
            }
        }

        if (files.Entries.FirstOrDefault(entry => !known.Contains(entry)) is { } extra)
            throw CertificateException.Wrong($"'{extra}' does not belong to the certificate");
    }

    private static void RequireDerived(
        string folder,
        CertificateFolder files,
        CertificateManifest manifest,
        VerificationOptions options,
        CancellationToken cancellation)
    {
        string clauses = TextEncoding.UTF8.GetString(files.Read(manifest.Invariant.File));
        CertificateSubject subject = SubjectOf(folder, manifest, options);
        RequireSources(subject, manifest);
        CertificateContents derived =
            CertificateContents.Derive(subject, clauses, manifest.Specification, cancellation);
        RequireSameObligations(files, manifest, derived);
        CertificateManifest expected = derived.Manifest with { Tool = manifest.Tool };
        if (!expected.ToBytes().AsSpan().SequenceEqual(files.Read(CertificateManifest.FileName)))
        {
            throw CertificateException.Wrong(
                $"{CertificateManifest.FileName} does not say what follows from the specification and "
                + InvariantText.FileName);
        }
    }

    private static CertificateSubject SubjectOf(
        string folder, CertificateManifest manifest, VerificationOptions options) => new()
        {
            Specification = options.Specification ?? SpecificationOf(folder, manifest),
            Load = new LoadOptions
            {
                Compatibility = manifest.Compatibility,
                Constants = [.. manifest.Constants.Select(c => (c.Name, c.Value))],
                ScalarsetSizes =
                [
                    .. manifest.Scalarsets.Where(s => s.Size is not null).Select(s => (s.Type, s.Size!.Value)),
                ],
            },
            AnySize = [.. manifest.Scalarsets.Where(s => s.Size is null).Select(s => s.Type)],
            Properties = [.. manifest.Properties.Select(p => p.Number)],
        };

    private static string SpecificationOf(string folder, CertificateManifest manifest)
    {
        string path = manifest.Specification;
        if (path.Length == 0 || path.Contains('\0') || Path.IsPathRooted(path))
            throw CertificateException.Wrong($"'{path}' is no relative path of a specification");

        string full = Path.GetFullPath(Path.Combine(folder, path));
        return Path.GetRelativePath(Environment.CurrentDirectory, full);
    }

    private static void RequireSources(CertificateSubject subject, CertificateManifest manifest)
    {
        CertifiedSpecification loaded =
            CertifiedSpecification.Load(subject.Specification, subject.Load, "", 0);
        foreach (CertifiedFile source in manifest.Sources)
        {
            CertifiedFile? read = loaded.Sources.FirstOrDefault(s => s.File == source.File);
            if (read is not null && read.Sha256 != source.Sha256)
            {
                throw CertificateException.Wrong(
                    $"'{source.File}' has changed since the certificate was written");
            }
        }

        if (!loaded.Sources.Select(s => s.File).SequenceEqual(manifest.Sources.Select(s => s.File)))
        {
            throw CertificateException.Wrong(
                "the certificate is about other files: "
                + string.Join(", ", manifest.Sources.Select(s => $"'{s.File}'")));
        }
    }

    private static void RequireSameObligations(
        CertificateFolder files, CertificateManifest manifest, CertificateContents derived)
    {
        string written = manifest.Tool == CertificateContents.Tool
            ? ""
            : $" (written by {manifest.Tool}; this is {CertificateContents.Tool})";
        foreach ((string name, byte[] bytes) in derived.Files)
        {
            if (name != manifest.Invariant.File && !manifest.Obligations.Any(o => o.File == name))
            {
                throw CertificateException.Wrong(
                    $"the proof also needs '{name}', which the certificate lacks{written}");
            }

            if (!files.Read(name).AsSpan().SequenceEqual(bytes))
            {
                throw CertificateException.Wrong(
                    $"'{name}' is not the obligation that follows from the specification{written}");
            }
        }

        CertifiedObligation? extra =
            manifest.Obligations.FirstOrDefault(o => derived.Files.All(f => f.Name != o.File));
        if (extra is not null)
            throw CertificateException.Wrong($"'{extra.File}' is no obligation of the proof{written}");
    }

    private static ImmutableArray<SolverProgram> ProgramsIn(string searchPath)
    {
        SolverProgram z3 = SolverProgram.FindZ3(searchPath) ?? throw CertificateException.Unusable(
            "a certificate is checked with the program 'z3', which is not installed (Debian package z3)");
        return SolverProgram.FindCvc5(searchPath) is { } cvc5 ? [z3, cvc5] : [z3];
    }

    private static ImmutableArray<ObligationVerification> Ask(
        CertificateFolder files,
        CertificateManifest manifest,
        ImmutableArray<SolverProgram> programs,
        VerificationOptions options,
        CancellationToken cancellation)
    {
        var answers = new ProgramAnswer[manifest.Obligations.Length * programs.Length];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = cancellation,
        };
        Parallel.ForAsync(0, answers.Length, parallel, async (i, token) =>
        {
            string file = files.PathTo(manifest.Obligations[i / programs.Length].File);
            answers[i] = await programs[i % programs.Length].Ask(file, options.ProgramLimit, token);
        }).GetAwaiter().GetResult();
        return
        [
            .. manifest.Obligations.Zip(
                answers.Chunk(programs.Length),
                (obligation, own) => new ObligationVerification(obligation, [.. own])),
        ];
    }

    private static CertificateVerification Judge(
        CertificateManifest manifest,
        ImmutableArray<SolverProgram> programs,
        ImmutableArray<ObligationVerification> obligations)
    {
        ObligationVerification? failed = obligations.FirstOrDefault(o => !o.IsVerified);
        string? problem = failed is null
            ? null
            : $"'{failed.Obligation.File}' is not shown: "
            + string.Join("; ", failed.Answers.Select(a => $"{a.Program} says {a.Text}"));
        return new CertificateVerification(
            problem is null ? VerificationOutcome.Verified : VerificationOutcome.Wrong,
            manifest,
            problem,
            obligations,
            [.. programs.Select(p => p.Name)]);
    }
}
