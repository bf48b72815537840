import TestThreads
import Testing
import TicketMail

@Suite(.onThreadOfItsOwn) struct `HTML as text` {
    private func text(_ html: String) throws -> String {
        let bytes = Mails.mail("Content-Type: text/html; charset=utf-8", body: html)
        return try ParsedMail(bytes).text
    }

    @Test(arguments: [
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree\n"),
        ("a &amp; b &lt;c&gt; &eacute;&#233;&#xE9; &nope; &", "a & b <c> ééé &nope; &\n"),
        ("<ul><li>a<li>b</ul><ol><li>c</li><li>d</li></ol>", "- a\n- b\n\n1. c\n2. d\n"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"),
        ("x<blockquote>y<br>z<blockquote>w</blockquote></blockquote>v", "x\n\n> y\n> z\n>\n> > w\n\nv\n"),
        ("<a href=\"https://x.org/?a=1&amp;b=2\">here</a>", "here (https://x.org/?a=1&b=2)\n"),
        ("<a href='https://x.org'>https://x.org</a> <a href='javascript:alert(1)'>z</a>", "https://x.org z\n"),
        ("<pre>a  b\n c</pre>", "a  b\n c\n"), ("one\n   two\t three", "one two three\n"),
        ("b<b>o</b>ld <i>x</i>", "bold x\n"), ("1 < 2 <3", "1 < 2 <3\n"),
        ("<!-- <p>hidden --> shown", "shown\n"), ("<img alt='logo' src=x onerror=alert(1)>", "logo\n"),
    ])
    func `reads as a person reads it`(html: String, text: String) throws {
        #expect(try self.text(html) == text)
    }

    @Test(arguments: [
        "<script>alert('<p>')</script>x", "<style>p{}</style>x", "<head><title>t</title></head><body>x",
        "<head><title>t</title><body>x", "<SCRIPT >y</SCRIPT>x", "<svg><text>y</text></svg>x", "<!doctype html>x",
    ])
    func `leaves out what is not text`(html: String) throws {
        #expect(try text(html) == "x\n")
    }

    @Test(arguments: [
        "<", "<a", "<a href=\"", "</", "<!--", "&#xffffffff;", "&#0;", "<p <p <p", "<a \"><a '><a \">",
        "<div class", "<div =", "<div class=", "<blockquote></blockquote></blockquote></ul></a>", "<a href=x",
    ])
    func `may be broken in any way`(html: String) throws {
        _ = try text(html)
        #expect(try text("<p>sure</p>" + html).hasPrefix("sure\n"))
    }

    @Test(arguments: [
        "<a \">\" ", "<div>", "<blockquote>", "<a href=x>", "&amp", "<!--", "<ul><li>", "<b \"'>", "</p>", "<script>",
        "x<br>", "<a href=x></a>",
    ])
    func `takes time in proportion to its length`(unit: String) throws {
        let html = String(repeating: unit, count: 200_000 / unit.utf8.count)
        let time = try ThreadTime.measure { _ = try text(html) }
        #expect(time < .seconds(3), "\(unit): \(time)")
    }
}
