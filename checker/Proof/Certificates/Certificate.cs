namespace ModelCheck.Proof.Certificates;

/// <summary>
/// A folder from which others can check a proof: its invariant, its obligations as scripts of SMT-LIB, and a
/// manifest.
/// </summary>
public static class Certificate
{
    /// <summary>Writes a certificate, in the place of an earlier one in the same folder.</summary>
    /// <remarks>
    /// Whether the obligations hold is not checked here. Equal subjects give equal files.
    /// </remarks>
    /// <param name="folder">Holds nothing else; made when it does not exist.</param>
    /// <exception cref="CertificateException">
    /// The specification or a clause cannot be read or encoded, or the files cannot be written.
    /// </exception>
    public static CertificateManifest Write(
        string folder, CertificateSubject subject, CancellationToken cancellation = default)
    {
        string specification = Path.GetRelativePath(
            Path.GetFullPath(folder), Path.GetFullPath(subject.Specification)).Replace('\\', '/');
        string clauses = InvariantText.Of(subject.Clauses, subject.Load.Compatibility).Text;
        CertificateContents contents = CertificateContents.Derive(subject, clauses, specification, cancellation);
        var files = new CertificateFolder(folder);
        files.Clear();
        foreach ((string name, byte[] bytes) in contents.Files)
            files.Write(name, bytes);

        // The last file makes the folder a certificate.
        files.Write(CertificateManifest.FileName, contents.Manifest.ToBytes());
        return contents.Manifest;
    }
}
