using System.Text;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Reads the files of a specification, each once.</summary>
internal sealed class SpecificationFiles
{
    /// <summary>No specification is this long; a device or a disk image is.</summary>
    private const long MaxBytes = 64 << 20;

    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);

    /// <summary>The files read so far, in the order of their first reading.</summary>
    public List<SourceFile> Sources { get; } = [];

    /// <summary>The name under which a file is known whatever way it is reached.</summary>
    public static string Identity(string path) => Path.GetFullPath(path);

    /// <summary>The path of an imported file: relative to the importing one.</summary>
    public static string Resolve(string importer, string path)
    {
        string folder = Path.GetDirectoryName(importer) ?? "";
        return Path.IsPathRooted(path) ? path : Normalize(Path.Combine(folder, path));
    }

    /// <summary>The file's text; invalid UTF-8 becomes U+FFFD, which the lexer reports.</summary>
    /// <exception cref="SpecificationFileException">The file cannot be read.</exception>
    public SourceFile Read(string path)
    {
        string identity = Identity(path);
        if (_files.TryGetValue(identity, out SourceFile? known))
            return known;

        var file = new SourceFile(path, ReadText(path));
        Add(file);
        return file;
    }

    public void Add(SourceFile file)
    {
        _files[Identity(file.Path)] = file;
        Sources.Add(file);
    }

    /// <summary>Puts a file with more lines at the end in the place of one read before.</summary>
    public SourceFile Extend(SourceFile file, string lines)
    {
        var extended = new SourceFile(file.Path, $"{file.Text}\n{lines}");
        _files[Identity(file.Path)] = extended;
        Sources[Sources.IndexOf(file)] = extended;
        return extended;
    }

    private static string ReadText(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new SpecificationFileException("it is a directory");

            using FileStream stream = File.OpenRead(path);
            return Encoding.UTF8.GetString(ReadAtMost(stream, MaxBytes)).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpecificationFileException("there is no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SpecificationFileException("permission denied", e);
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            throw new SpecificationFileException(e.Message, e);
        }
    }

    // Not by the file's length: a pipe or a device has none.
    private static byte[] ReadAtMost(Stream stream, long limit)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > limit)
                throw new SpecificationFileException($"it is larger than {limit >> 20} MiB");
        }

        return bytes.ToArray();
    }

    // a/b/../c  →  a/c, so that messages show short paths; a leading .. stays.
    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            bool undo = part == ".." && parts.Count > 0 && parts[^1] is not ".." and not "";
            if (undo)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}

/// <summary>A file of the specification cannot be read; the message says why, in lower case and without the path.</summary>
public sealed class SpecificationFileException : Exception
{
    public SpecificationFileException(string message)
        : base(message)
    {
    }

    public SpecificationFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SpecificationFileException()
    {
    }
}
