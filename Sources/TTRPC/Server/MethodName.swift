internal import Glibc

/// A method's full name as the wire spells it, and a hash over it.
struct MethodName: Sendable, Equatable {
    /// First, so that names that differ are told apart by it.
    let hash: UInt64
    let service: [UInt8]
    let method: [UInt8]

    init(_ descriptor: MethodDescriptor) {
        let service = Array(descriptor.service.utf8)
        let method = Array(descriptor.method.utf8)
        self.service = service
        self.method = method
        hash = service.withUnsafeBytes { service in
            method.withUnsafeBytes { method in Self.hash(service: service, method: method) }
        }
    }

    func matches(service otherService: UnsafeRawBufferPointer, method otherMethod: UnsafeRawBufferPointer) -> Bool {
        Self.areEqual(method, otherMethod) && Self.areEqual(service, otherService)
    }

    private static func areEqual(_ left: [UInt8], _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count, let base = right.baseAddress else { return left.isEmpty && right.isEmpty }
        return memcmp(left, base, right.count) == 0
    }

    /// Multiplies and folds, eight bytes at a time. The table holds only names of our own, so no peer can make them
    /// collide.
    static func hash(service: UnsafeRawBufferPointer, method: UnsafeRawBufferPointer) -> UInt64 {
        fold(method, into: fold(service, into: 0x9e37_79b9_7f4a_7c15))
    }

    private static func fold(_ bytes: UnsafeRawBufferPointer, into start: UInt64) -> UInt64 {
        var hash = start ^ UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            hash = mix(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest &<< 8 | UInt64(bytes[offset])
            offset &+= 1
        }
        return mix(hash, rest)
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xff51_afd7_ed55_8ccd)
        return product.high ^ product.low
    }
}
