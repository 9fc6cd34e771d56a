using System.Text.RegularExpressions;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Model;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Language.Elaboration;

/// <summary>Binds the windows that doc comments name: <c>--- @window "capture" expression</c>.</summary>
/// <remarks>
/// A window says over which steps of a trace a reader should see a band. It stands in a comment, so that other tools do
/// not mind it, and is bound behind everything else, so that it may use all names of the specification.
/// </remarks>
internal sealed partial class WindowBinder(
    BindingContext context, ExpressionBinder expressions, DiagnosticBag diagnostics)
{
    /// <summary>The windows of a file, in source order; what is wrong with one is reported.</summary>
    public IEnumerable<Property> Bind(SpecificationSyntax syntax, Surroundings globals)
    {
        foreach (Comment comment in syntax.Comments.Where(c => c.Kind == CommentKind.Doc))
        {
            Match match = Form().Match(comment.Span.Text);
            if (match.Success && Bind(comment.Span, match.Length, globals) is { } window)
                yield return window;
        }
    }

    private Property? Bind(SourceSpan comment, int prefix, Surroundings globals)
    {
        SourceSpan text = comment.File.Span(comment.Start + prefix, comment.Length - prefix);
        SpecificationSyntax parsed = Parser.Parse(CommentText.AsProperty(text), context.Compatibility, diagnostics);
        if (parsed.Items is not [PropertySyntax { Name: { } name } syntax])
        {
            context.Report(ModuleErrors.BadWindow(comment));
            return null;
        }

        Surroundings around = (globals with { Frame = new FrameBuilder() }).Branch().Pure();
        Expression? condition = expressions.BindBoolean(syntax.Condition, around, "a window");
        return condition is null ? null : new Property
        {
            Kind = PropertyKind.Cover,
            Name = name.Value,
            Bindings = [],
            Condition = condition,
            Frame = around.Frame.Size,
            Span = text,
        };
    }

    [GeneratedRegex(@"\A---\s*@window\s+")]
    private static partial Regex Form();
}
