/// HTML that says what a plain text says: paragraphs, lines, and links where a line is one. No styles, images or
/// scripts.
public enum SimpleHTML {
    /// The HTML of a text whose lines end with LF.
    public static func html(of text: String) -> String {
        let paragraphs = PlainText.lines(text).split(separator: "\n\n").map { paragraph in
            let lines = paragraph.split(separator: "\n").map(line)
            return "<p>" + lines.joined(separator: "<br>\n") + "</p>\n"
        }
        return "<!DOCTYPE html>\n<html><body>\n" + paragraphs.joined() + "</body></html>\n"
    }

    private static func line(_ line: Substring) -> String {
        let text = escaped(line)
        let isLink =
            line.hasPrefix("https://")
            && line.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"\"<>'".utf8.contains($0) }
        return isLink ? "<a href=\"\(text)\">\(text)</a>" : text
    }

    private static func escaped(_ text: Substring) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
