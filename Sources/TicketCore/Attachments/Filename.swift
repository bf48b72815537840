/// What a file may be called.
public enum Filename {
    /// What is wrong with a name, for people; nil if nothing is.
    public static func problem(_ name: String) -> String? {
        let byteCount = name.utf8.count
        guard (1...255).contains(byteCount) else { return "1 to 255 bytes of UTF-8; the name has \(byteCount)" }
        if name.contains("/") || name.contains("\\") || name == "." || name == ".." {
            return "the file's name alone, without a path"
        }
        if FieldValidator.isBlank(name) { return "a name that can be seen" }
        if name.unicodeScalars.contains(where: FieldValidator.isControl) { return "no control characters" }
        if name.unicodeScalars.contains(where: turnsDirection) {
            return "nothing that turns the direction of writing: it lets one kind of file look like another"
        }
        return nil
    }

    /// The marks, embeddings, overrides and isolates of UAX #9.
    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
