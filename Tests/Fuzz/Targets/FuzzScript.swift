/// An input taken apart: the stream of bytes at its front, and what happens meanwhile at its end.
///
/// The last byte says how many bytes before it are steps. Their number is small, so that nearly all of an input is
/// stream.
struct FuzzScript {
    /// One byte of the script.
    struct Step {
        let kind: UInt8
        /// 0 to 31; what it counts depends on the kind.
        let amount: Int

        init(_ byte: UInt8) {
            kind = byte & 7
            amount = Int(byte >> 3)
        }

        /// How many bytes of the stream this step delivers; 0 when it does something else.
        var byteCount: Int {
            switch kind {
            case 0: amount + 1
            case 1: (amount + 1) * 16
            case 2: .max
            default: 0
            }
        }
    }

    let stream: UnsafeRawBufferPointer
    let steps: [Step]

    init(_ input: UnsafeRawBufferPointer) {
        guard let last = input.last else {
            stream = input
            steps = []
            return
        }
        let count = min(Int(last & 63), input.count - 1)
        let end = input.count - 1 - count
        stream = UnsafeRawBufferPointer(rebasing: input[..<end])
        steps = input[end..<(input.count - 1)].map(Step.init)
    }

    /// Cuts off the front of `rest` what a step delivers.
    static func deliver(_ byteCount: Int, of rest: inout UnsafeRawBufferPointer) -> [UInt8] {
        let count = min(byteCount, rest.count)
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return Array(rest[..<count])
    }
}
