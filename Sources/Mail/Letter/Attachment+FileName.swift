import Foundation

extension Attachment {
    /// A name for a file on anybody's disk: no folders, no control characters, nothing that Windows refuses, at most 180
    /// bytes, and always something.
    package var fileName: String {
        let given = name.map(Self.harmless) ?? ""
        return given.isEmpty
            ? "\(Self.word(for: type))-\(place.text.replacing("/", with: "-")).\(Self.ending(of: type))" : given
    }

    private static func harmless(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let kept = last.unicodeScalars.filter { scalar in
            !CharacterSet.controlCharacters.contains(scalar) && !"<>:\"|?*".unicodeScalars.contains(scalar)
                && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
        let text = String(String.UnicodeScalarView(kept))
            .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ".")))
        return shortened(text, to: 180)
    }

    private static func shortened(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        let ending = name.lastIndex(of: ".").map { name[$0...] }.flatMap { $0.utf8.count <= 20 ? $0 : nil } ?? ""
        var stem = name.dropLast(ending.count)
        while stem.utf8.count + ending.utf8.count > limit { stem = stem.dropLast() }
        return String(stem) + ending
    }

    private static func word(for type: MediaType) -> String {
        switch type.type {
        case "image": "picture"
        case "message": "letter"
        default: "attachment"
        }
    }

    private static func ending(of type: MediaType) -> String {
        switch type.text {
        case "text/plain", "message/delivery-status", "text/rfc822-headers": "txt"
        case "text/calendar": "ics"
        case "text/vcard", "text/x-vcard", "text/directory": "vcf"
        case "message/rfc822", "message/global": "eml"
        case "image/jpeg", "image/jpg", "image/pjpeg": "jpg"
        case "image/svg+xml": "svg"
        case "application/pkcs7-mime", "application/x-pkcs7-mime": "p7m"
        case "application/pkcs7-signature", "application/x-pkcs7-signature": "p7s"
        case "application/pgp-signature", "application/pgp-encrypted": "asc"
        default: type.subtype.count <= 5 && type.subtype.allSatisfy(\.isLetter) ? type.subtype : "bin"
        }
    }
}
