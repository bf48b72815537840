internal import ProtobufReflection

/// Writes the Swift enum of a proto enum.
struct EnumEmitter {
    let names: SwiftNames
    let enumeration: ProtoEnum

    func emitDeclaration(to source: inout SourceText) {
        source.doc(enumeration.comment, or: "The enum `\(enumeration.fullName)`.")
        source.block("public enum \(names.declaration(enumeration.fullName)): Sendable, Hashable") { source in
            for value in enumeration.values {
                source.doc(value.comment, or: "The value `\(value.name)`.")
                source.line("case \(names.enumCase(value, of: enumeration))")
                source.line()
            }
            source.line("/// A number that the proto has no name for, from a peer with another version of it.")
            source.line("case unrecognized(Int32)")
        }
    }

    func emitConformance(to source: inout SourceText) {
        let name = names.type(enumeration.fullName)
        source.block("extension \(name): ProtobufEnum") { source in
            source.line("public static var fullName: String { \"\(enumeration.fullName)\" }")
            source.line()
            source.line("public static var allCases: [\(name)] {")
            source.indented { source in
                source.line(
                    "[\(enumeration.values.map { "." + names.enumCase($0, of: enumeration) }.joined(separator: ", "))]")
            }
            source.line("}")
            source.line()
            source.block("public init(rawValue: Int32)") { source in
                emitSwitch("rawValue", to: &source) {
                    ("\($0.number)", "self = .\($1)")
                } last: {
                    "default: self = .unrecognized(rawValue)"
                }
            }
            source.line()
            source.block("public var rawValue: Int32") { source in
                emitSwitch("self", to: &source) {
                    (".\($1)", "\($0.number)")
                } last: {
                    "case .unrecognized(let number): number"
                }
            }
            source.line()
            source.block("public var protobufName: StaticString?") { source in
                emitSwitch("self", to: &source) {
                    (".\($1)", "\"\($0.name)\"")
                } last: {
                    "case .unrecognized: nil"
                }
            }
        }
    }

    private func emitSwitch(
        _ subject: String, to source: inout SourceText,
        _ branch: (ProtoEnum.Value, String) -> (pattern: String, body: String), last: () -> String
    ) {
        source.line("switch \(subject) {")
        for value in enumeration.values {
            let (pattern, body) = branch(value, names.enumCase(value, of: enumeration))
            source.line("case \(pattern): \(body)")
        }
        source.line(last())
        source.line("}")
    }
}
