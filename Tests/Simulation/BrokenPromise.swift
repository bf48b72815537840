/// What a run found to be otherwise than it is promised.
package struct BrokenPromise: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Ends the run unless a promise is kept.
func promise(_ isKept: Bool, _ description: @autoclosure () -> String) throws {
    if !isKept { throw BrokenPromise(description()) }
}
