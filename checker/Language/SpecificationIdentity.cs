using System.Security.Cryptography;
using System.Text;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language;

/// <summary>A hash that two readings share only when they mean the same.</summary>
/// <remarks>
/// Of the tokens of every file that was read, so that comments and layout do not matter and everything else does. The
/// flattened text would forget what plain Murphi has no words for, such as fairness.
/// </remarks>
public static class SpecificationIdentity
{
    /// <summary>In lower case hexadecimal. Constants given from outside are not part of it.</summary>
    public static string Of(LoadResult loaded, Compatibility compatibility)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SourceFile source in loaded.Sources)
        {
            foreach (Token token in Lexer.Lex(source, compatibility, new DiagnosticBag()).Tokens)
            {
                // The length keeps neighbours apart, whatever they contain.
                byte[] text = Encoding.UTF8.GetBytes(token.Text);
                hash.AppendData(Encoding.UTF8.GetBytes($"{token.Kind} {text.Length} "));
                hash.AppendData(text);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
