/// Why a mail is not read but put into quarantine, for a person to look at.
///
/// A reason is never a guess about what the sender meant: two programs could read such a mail in two ways, and one of
/// them may have been the one that let it in.
public enum MailRefusal: Error, Sendable, Hashable {
    /// The mail is empty.
    case empty
    /// Larger than the limit, in bytes.
    case tooLarge(bytes: Int, bytesMax: Int)
    /// More of something than the limit.
    case tooMany(Excess, max: Int)
    /// Multiparts inside one another beyond the limit.
    case tooDeep(depthMax: Int)
    /// A line of the body, or a header field, is longer than the limit; the line's number counts from 1.
    case overlong(line: Int, bytesMax: Int)
    /// A NUL byte, which RFC 5322 forbids and programs in C take for an end.
    case nulByte(line: Int)
    /// CR without LF, or LF alone in a mail whose lines end with CRLF (RFC 5322, 2.3): how mails are smuggled.
    case mixedLineEnds(line: Int)
    /// A line of the header that is no field: no colon, or a name that is none (RFC 5322, 2.2).
    case malformedField(line: Int)
    /// A field that may be there once (RFC 5322, 3.6) is there again.
    case repeatedField(String)
    /// No From, or none with exactly one mailbox in it that all programs read alike.
    case unclearAuthor
    /// The parts do not follow RFC 2046.
    case malformedStructure(String)

    /// Something that there is a limit for.
    public enum Excess: String, Sendable, Hashable {
        /// Parts of the mail.
        case parts
        /// Lines of the mail.
        case lines
        /// Fields of a header.
        case fields
        /// Encoded words in the headers.
        case encodedWords = "encoded words"
        /// Addresses in a field.
        case addresses
        /// Lines that look like the border of a part.
        case borders = "lines like borders of parts"
    }
}

extension MailRefusal: CustomStringConvertible {
    /// What is wrong, for a person who decides about the mail. Quotes nothing but names of standard fields.
    public var description: String {
        switch self {
        case .empty: "the mail is empty"
        case .tooLarge(let bytes, let max): "the mail has \(bytes) bytes; \(max) are the limit"
        case .tooMany(let excess, let max): "the mail has too many \(excess.rawValue); \(max) are the limit"
        case .tooDeep(let max): "the mail's parts lie deeper inside one another than \(max)"
        case .overlong(let line, let max): "line \(line) of the mail is part of more than \(max) bytes"
        case .nulByte(let line): "line \(line) of the mail has a NUL byte"
        case .mixedLineEnds(let line): "line \(line) of the mail ends otherwise than its first line"
        case .malformedField(let line): "line \(line) of the mail is in the header and is no header field"
        case .repeatedField(let name): "the mail has \(name) more than once"
        case .unclearAuthor: "the mail has no From with exactly one address"
        case .malformedStructure(let problem): "the mail's parts are malformed: \(problem)"
        }
    }
}
