internal import ProtobufReflection

/// The names that protoc-c gives to what it generates (protobuf-c 1.4.1, protoc-c/c_helpers.cc).
enum CNames {
    /// The struct of a message or the enum of an enum: `ticket.v1.Ticket` is `Ticket__V1__Ticket`.
    static func type(_ fullName: String) -> String {
        fullName.split(separator: ".").map { camel($0) }.joined(separator: "__")
    }

    /// The function that initialises a message: `ticket__v1__ticket__init`.
    static func initializer(_ fullName: String) -> String {
        fullName.split(separator: ".").map { lower($0) }.joined(separator: "__") + "__init"
    }

    /// The member of a struct that holds a field.
    static func member(_ field: ProtoField) -> String {
        let name = field.name.lowercased()
        return keywords.contains(name) ? name + "_" : name
    }

    /// The member of a struct that holds how many elements a repeated field has.
    static func count(_ field: ProtoField) -> String { "n_" + member(field) }

    /// The member of a struct that says which field of a oneof is set.
    static func oneofCase(_ oneof: ProtoOneof) -> String { lower(oneof.name[...]) + "_case" }

    private static func camel(_ name: Substring) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func lower(_ name: Substring) -> String {
        var result = ""
        var wasUpper = true
        for character in name {
            if character.isUppercase, !wasUpper { result += "_" }
            result += character.lowercased()
            wasUpper = character.isUppercase
        }
        return result
    }

    private static let keywords: Set<String> = [
        "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class", "compl",
        "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast", "else", "enum",
        "explicit", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable",
        "namespace", "new", "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register",
        "reinterpret_cast", "return", "short", "signed", "sizeof", "static", "static_cast", "struct", "switch",
        "template", "this", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using",
        "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
    ]
}
