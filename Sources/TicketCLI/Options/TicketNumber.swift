internal import ArgumentParser

/// A ticket's number, as people write it: `100001` or `#100001`.
enum TicketNumber {
    /// The number that `argument` stands for.
    ///
    /// - Throws: `ValidationError` for anything but a `#`, if there is one, and the digits of a positive number.
    static func parse(_ argument: String) throws -> Int64 {
        let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(digits), number > 0 else {
            throw ValidationError("a ticket's number is digits, such as 100001 or '#100001'")
        }
        return number
    }

    /// The number as people write it.
    static func text(_ number: Int64) -> String { "#\(number)" }
}
