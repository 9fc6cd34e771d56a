using ModelCheck.Reporting.Viewer;
using Xunit;

namespace ModelCheck.Tests.Reporting.Viewer;

/// <summary>Text of a specification stays text, whatever it looks like.</summary>
[Collection(ViewerBrowserTests.Name)]
public class HostileTextTests(ViewerBrowser browser)
{
    private const string Markup = "</script><img src=x onerror=document.title=1><script>document.title=1</script><!--";

    private static readonly string Specification =
        $$"""
        var x: 0..1;
        --- {{Markup}} @source
        --- @source javascript:alert(1) {{Markup}}
        startstate "{{Markup}}" x := 0; end;
        --- ]]> {{Markup}} &lt;b&gt;
        --- @source {{Markup}}
        rule "{{Markup}}: ' onclick='alert(1)" x = 0 ==> put "{{Markup}}"; x := 1; end;
        --- {{Markup}}
        invariant "{{Markup}}" x = 0;

        """;

    [BrowserFact]
    public void Markup_in_names_and_comments_is_shown_as_written()
    {
        ViewerDriver page = browser.OpenText(Specification);

        Assert.Equal($"invariant \"{Markup}\"", page.Text("h1"));
        Assert.Contains(Markup, page.Text(".step-head .doc"), StringComparison.Ordinal);
        Assert.Equal(0, page.Count("img"));
        Assert.Equal(2, page.Count("script"));
        Assert.DoesNotContain("1", page.Evaluate<string>("document.title").Split("–")[1], StringComparison.Ordinal);
        page.AssertSilent();
    }

    [BrowserFact]
    public void Script_that_got_into_the_page_would_not_run()
    {
        ViewerDriver page = browser.OpenText(Specification);
        page.Run("""
            window.ran = false;
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = true">');
            """);
        page.WaitFor("document.querySelector('img') !== null");

        Assert.False(page.Evaluate<bool>("window.ran"));
        Assert.Contains(page.Console(), message => message.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public void Characters_that_hide_or_reorder_are_shown_by_number()
    {
        ViewerDriver page = browser.OpenText(ReportSpecs.Hostile);

        Assert.Equal("invariant \"</script>\\u0007\"", page.Text("h1"));
        Assert.Contains("a\\u001B[31m\\u202E", page.Texts(".step .rule")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_block_cannot_end_early()
    {
        string page = Reports.Written(new HtmlFormat(), Reports.Of(Specification));
        int start = page.IndexOf("id=\"bundle\">", StringComparison.Ordinal) + "id=\"bundle\">".Length;
        string block = page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)];

        Assert.DoesNotContain('<', block);
        Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(block));
    }
}
