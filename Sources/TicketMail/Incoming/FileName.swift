/// Makes of what a sender calls a file a name that does no harm.
enum FileName {
    private static let scalarsMax = 100

    /// The last part of a path, without control and direction characters and without leading dots.
    static func safe(_ name: String?, type: String) -> String {
        let last = Array((name ?? "").unicodeScalars).split { "/\\".unicodeScalars.contains($0) }.last ?? []
        var text = String.UnicodeScalarView()
        for scalar in last where !PlainText.isUnsafe(scalar) {
            text.append("<>:\"|?*".unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        let bare = String(text).drop { $0 == "." || $0 == " " }
        guard !bare.isEmpty else { return "attachment" + ending(of: type) }
        return shortened(String(bare))
    }

    /// Cuts the middle, so that the ending stays.
    private static func shortened(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > scalarsMax else { return name }
        let ending = scalars.lastIndex(of: ".").map { scalars[$0...] } ?? scalars.suffix(0)
        guard ending.count <= 16 else { return String(scalars.prefix(scalarsMax)) }
        return String(scalars.prefix(scalarsMax - ending.count)) + String(ending)
    }

    private static func ending(of type: String) -> String {
        switch type {
        case "image/png": ".png"
        case "image/jpeg": ".jpg"
        case "image/gif": ".gif"
        case "image/webp": ".webp"
        case "message/rfc822": ".eml"
        case "text/html": ".html"
        case "text/calendar": ".ics"
        case "text/plain": ".txt"
        default: ""
        }
    }
}
