/// Ids in the place of those of people who are erased.
enum Pseudonym {
    /// One that nobody has and nobody can guess: 80 random bits.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<20).map { _ in String(UInt8.random(in: 0...15, using: &generator), radix: 16) }
        return "erased-" + digits.joined()
    }
}
