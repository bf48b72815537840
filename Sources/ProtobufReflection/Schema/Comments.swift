internal import CProtocMessages

/// The comments of one file by the path of what they describe (descriptor.proto, `SourceCodeInfo.Location.path`).
struct Comments {
    private var byPath: [[Int32]: [String]] = [:]

    init(_ info: UnsafeMutablePointer<Google__Protobuf__SourceCodeInfo>?) {
        guard let info else { return }
        for location in elements(info.pointee.location, info.pointee.n_location) {
            let path = elements(location.path, location.n_path)
            let lines = Comments.lines(location.leading_comments) + Comments.lines(location.trailing_comments)
            if !lines.isEmpty { byPath[path] = lines }
        }
    }

    subscript(path: [Int32]) -> [String] { byPath[path] ?? [] }

    /// The lines of a comment without the space behind `//`, and without empty lines around them.
    private static func lines(_ text: UnsafeMutablePointer<CChar>?) -> [String] {
        guard let text else { return [] }
        var lines = String(cString: text).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line.hasPrefix(" ") ? line.dropFirst() : line
            while line.last?.isWhitespace == true { line.removeLast() }
            return String(line)
        }
        while lines.first == "" { lines.removeFirst() }
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
