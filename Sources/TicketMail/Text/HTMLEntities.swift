/// The character references of HTML that mails have: those by number, and the names that Latin-1 and typography need.
enum HTMLEntities {
    /// The text of a reference, without its `&` and `;`; nil if it is none.
    static func text(of reference: some StringProtocol) -> String? {
        guard reference.first == "#" else { return names[String(reference)] }
        let digits = reference.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        guard let number = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else { return nil }
        return Unicode.Scalar(number).map { $0.value == 0 ? "\u{fffd}" : String(Character($0)) } ?? "\u{fffd}"
    }

    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
        sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc \
        Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
        Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute \
        acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde \
        ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let names: [String: String] = {
        var names = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "hellip": "…", "ndash": "–",
            "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„",
            "bull": "•", "trade": "™", "larr": "←", "rarr": "→", "zwnj": "", "zwj": "", "ensp": " ", "emsp": " ",
            "thinsp": " ", "oelig": "œ", "OElig": "Œ", "lsaquo": "‹", "rsaquo": "›", "check": "✓", "minus": "−",
        ]
        for (index, name) in latin1.split(separator: " ").enumerated() {
            names[String(name)] = Unicode.Scalar(UInt32(0xa0 + index)).map { String(Character($0)) }
        }
        names["nbsp"] = " "
        names["shy"] = ""
        return names
    }()
}
