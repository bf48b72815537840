internal import Foundation

/// The time of day as the server under test has it: the machine's, moved by what stands in a file that it reads.
struct MovedClock {
    private let path: String
    private(set) var offsetSeconds: Int
    /// When it was set or moved last, as it showed after that: what fell into the leap could not happen before.
    private(set) var lastLeap: Double

    /// A clock that shows `start` now.
    init(folder: String, start: LocalTime) throws {
        path = folder + "/clock-offset"
        offsetSeconds = start.secondsSinceEpoch - Int(Date().timeIntervalSince1970)
        lastLeap = Double(start.secondsSinceEpoch)
        try write()
    }

    /// What the server is started with.
    var arguments: [String] { ["--clock-offset-file", path] }

    /// Seconds since the beginning of 1970, UTC.
    var now: Double { Date().timeIntervalSince1970 + Double(offsetSeconds) }

    /// Lets time pass.
    mutating func pass(seconds: Int) throws {
        offsetSeconds += seconds
        lastLeap = now
        try write()
    }

    /// Lets time pass until a moment.
    mutating func pass(until moment: LocalTime) throws {
        let seconds = Double(moment.secondsSinceEpoch) - now
        guard seconds > 0 else { throw Mismatch("time only goes on, and that moment is over") }
        try pass(seconds: Int(seconds.rounded(.up)))
    }

    /// Whole or not at all, so that the server never reads half a number.
    private func write() throws {
        try Data("\(offsetSeconds)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
