internal import ProtobufReflection
internal import Synchronization

/// What reflection tells of, read when somebody asks for the first time: it would make each start longer by more than
/// half.
final class ReflectedSchema: Sendable {
    private struct Known {
        let pool: DescriptorPool
        let services: [String]
    }

    private let descriptorSets: [[UInt8]]
    private let services: Set<String>
    private let known = Mutex<Known?>(nil)

    /// - Parameters:
    ///   - descriptorSets: Packed `google.protobuf.FileDescriptorSet`s, which must not contradict each other.
    ///   - services: The full names of what is served; those without a schema are not told of.
    init(descriptorSets: [[UInt8]], services: Set<String>) {
        self.descriptorSets = descriptorSets
        self.services = services
    }

    /// Answers one call. Throws `SchemaError` where the sets contradict each other.
    func answerer() throws -> ReflectionAnswerer {
        let known = try known.withLock { known in
            if let known { return known }
            let pool = try DescriptorPool(descriptorSets: descriptorSets)
            let read = Known(pool: pool, services: services.filter { pool.service(named: $0) != nil })
            known = read
            return read
        }
        return ReflectionAnswerer(pool: known.pool, services: known.services)
    }
}
