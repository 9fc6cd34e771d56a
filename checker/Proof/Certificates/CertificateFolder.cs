using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCheck.Language.Text;

namespace ModelCheck.Proof.Certificates;

/// <summary>The files of a certificate. Nothing outside the folder is touched, and nothing huge is read.</summary>
internal sealed partial class CertificateFolder(string path)
{
    private const int MaxBytes = 64 << 20;

    private readonly string _path = Path.GetFullPath(path);

    /// <summary>The names of all that is in the folder, in their order.</summary>
    public ImmutableArray<string> Entries => Guard("read", () =>
        Directory.EnumerateFileSystemEntries(_path)
            .Select(entry => Path.GetFileName(entry))
            .Order(StringComparer.Ordinal)
            .ToImmutableArray());

    public string PathTo(string name) => Path.Combine(_path, name);

    /// <summary>The contents of a file in the folder itself.</summary>
    public byte[] Read(string name)
    {
        if (!FileName().IsMatch(name))
        {
            throw CertificateException.Wrong(
                $"'{Printable.Escape(name, 100)}' is no name of a file of a certificate");
        }

        return Guard($"read '{name}' in", () =>
        {
            var file = new FileInfo(PathTo(name));
            if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                throw CertificateException.Wrong($"'{name}' is a link");

            if (!Directory.Exists(file.FullName) && file.Length > MaxBytes)
                throw CertificateException.Unusable($"'{name}' is larger than {MaxBytes >> 20} MiB");

            // A pipe or a device has no length, and must not be waited for.
            byte[] bytes = new byte[file.Length];
            if (bytes.Length == 0)
                return bytes;

            using FileStream stream = file.OpenRead();
            stream.ReadExactly(bytes);
            return bytes;
        });
    }

    public void Write(string name, byte[] bytes) => Guard($"write '{name}' in", () =>
    {
        File.WriteAllBytes(PathTo(name), bytes);
        return true;
    });

    /// <summary>Makes the folder, or deletes the certificate that is in it, and nothing else.</summary>
    public void Clear()
    {
        bool exists = Guard("make", () =>
        {
            Directory.CreateDirectory(_path);
            return Directory.EnumerateFileSystemEntries(_path).Any();
        });
        if (!exists)
            return;

        ImmutableArray<string> entries = Entries;
        if (!entries.Contains(CertificateManifest.FileName) || !entries.All(e => OwnName().IsMatch(e)))
            throw CertificateException.Unusable($"'{path}' holds files that are no certificate");

        // The manifest goes first: without it, what is left is no certificate.
        foreach (string entry in entries.OrderBy(e => e != CertificateManifest.FileName))
        {
            Guard($"delete '{entry}' in", () =>
            {
                File.Delete(PathTo(entry));
                return true;
            });
        }
    }

    private T Guard<T>(string what, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CertificateException.Unusable($"cannot {what} '{path}': it is missing", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CertificateException.Unusable($"cannot {what} '{path}': {e.Message}", e);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\A(manifest\.json|invariant\.m|obligation-[0-9]+\.smt2)\z")]
    private static partial Regex OwnName();
}
