import ProtobufC

extension ProtobufMessage {
    /// Unpacks with limits, in an arena of the test's own.
    init(_ wire: Wire, in arena: Arena = Arena(), limits: PrescanLimits = PrescanLimits()) throws(ProtobufError) {
        let result: Result<Self, ProtobufError> = wire.bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                return .success(try Self(unpacking: bytes, in: arena, limits: limits))
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }
}

/// Bytes from hexadecimal digits; white space is ignored.
func bytes(hex: String) -> [UInt8] {
    let digits = hex.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
