internal import ArgumentParser

/// A length of time on the command line.
enum TimeOption {
    /// - Throws: `ValidationError` for what is none, or is longer than anybody waits.
    static func parse(_ argument: String) throws -> Duration {
        guard let microseconds = TimeText.microseconds(argument), microseconds <= 1e15 else {
            throw ValidationError("a length of time is a number and a unit, such as 500ms, 10s, 2m or 1h")
        }
        return .microseconds(microseconds)
    }
}
