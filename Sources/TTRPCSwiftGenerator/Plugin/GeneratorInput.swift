internal import ProtobufC
internal import ProtobufReflection

/// What the generator reads, with its own errors.
enum GeneratorInput {
    /// A schema is the author's own and may be large.
    private static let budgetBytes = 4 << 30

    /// The files of a `FileDescriptorSet`.
    static func files(_ bytes: [UInt8]) throws(GeneratorError) -> [ProtoFile] {
        do throws(SchemaError) {
            return try PackedDescriptors.files(bytes, budgetBytes: budgetBytes)
        } catch {
            throw GeneratorError(error.description)
        }
    }

    /// Unpacks `bytes` and hands the C struct to `body`; the struct lives as long as that.
    static func withUnpacked<Layout, Value>(
        _ bytes: [UInt8], _ type: Layout.Type, _ initialize: (UnsafeMutablePointer<Layout>?) -> Void,
        _ body: (UnsafeMutablePointer<Layout>, Arena) -> Value
    ) throws(GeneratorError) -> Value {
        do throws(SchemaError) {
            return try PackedDescriptors.withUnpacked(bytes, type, initialize, budgetBytes: budgetBytes, body)
        } catch {
            throw GeneratorError(error.description)
        }
    }
}
