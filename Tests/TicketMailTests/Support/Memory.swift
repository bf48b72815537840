import Foundation

/// How much memory this process has, as Linux counts it.
enum Memory {
    static var residentBytes: Int { bytes(of: "VmRSS:") }
    /// The most it had since `forgetPeak`.
    static var peakBytes: Int { bytes(of: "VmHWM:") }

    static func forgetPeak() {
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    }

    private static func bytes(of name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 } ?? 0
    }
}
