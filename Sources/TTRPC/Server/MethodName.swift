internal import Glibc

/// A method's full name as the wire spells it, and a hash over it.
struct MethodName: Sendable {
    let service: [UInt8]
    let method: [UInt8]
    let hash: UInt64

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

    /// FNV-1a. The table holds only names of our own, so no peer can make them collide.
    static func hash(service: UnsafeRawBufferPointer, method: UnsafeRawBufferPointer) -> UInt64 {
        fold(method, into: fold(service, into: 0xcbf2_9ce4_8422_2325))
    }

    private static func fold(_ bytes: UnsafeRawBufferPointer, into start: UInt64) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
