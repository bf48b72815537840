/// Says of each call what it is, by its number alone: two runs of one seed ask for the same, in the same order, however
/// the calls are spread over connections.
struct CallPlan: Sendable, Hashable {
    /// One call.
    struct Call: Sendable, Hashable {
        let operation: Operation
        /// Chooses a ticket or a text.
        let choice: UInt64
    }

    let mix: Mix
    let seed: UInt64

    /// The call of a number, counted from 0.
    func call(_ index: UInt64) -> Call {
        // SplitMix64: the n-th number of the sequence costs as much as the first.
        let state = Self.mixed(seed) &+ index &* 0x9E37_79B9_7F4A_7C15
        let first = Self.mixed(state)
        return Call(operation: mix.operation(first), choice: Self.mixed(first ^ 0xD1B5_4A32_D192_ED03))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
