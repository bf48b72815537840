/// Keeps free text that begins with a dash together with its option.
///
/// Global options may stand before the command's name, so the parser looks for them in the whole line before it knows
/// the command: it would take `--body "- to do"` for a text that is missing and a cluster of short options, one of
/// which is `-o`. Written as `--body=- to do` it is left alone.
enum TextValues {
    /// The options of any command that take free text, under every name they have.
    static let options = [
        "--body": "--body", "--subject": "--subject", "--description": "--description", "--comment": "--comment",
        "--reason": "--reason", "--remove": "--remove", "--data": "--data", "-d": "--data", "--header": "--header",
        "-H": "--header",
    ]

    /// The command line with each such option and its text as one argument, where the text begins with a dash. A dash
    /// alone is standard input.
    static func joined(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            // Behind it nothing is an option.
            if argument == "--" { return joined + [argument] + rest }
            if let option = options[argument], let text = rest.first, text.hasPrefix("-"), text != "-" {
                rest.removeFirst()
                joined.append("\(option)=\(text)")
            } else {
                joined.append(argument)
            }
        }
        return joined
    }
}
