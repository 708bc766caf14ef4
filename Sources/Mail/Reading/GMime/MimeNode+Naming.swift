import Foundation

extension MimeNode {
    /// The name that the sender gave the part.
    var name: String? {
        let given = dispositionParameter("filename") ?? parameter("name")
        guard let given else { return nil }
        let name = TextDecoding.tidy(given).trimmingCharacters(in: .whitespacesAndNewlines)
        return name.isEmpty ? nil : name
    }

    var contentID: ContentID? { raw("Content-ID").flatMap { ContentID($0) } }

    var note: String { fields.first { $0.isNamed("Content-Description") }?.value ?? "" }

    var transferEncoding: TransferEncoding { TransferEncoding(header: raw("Content-Transfer-Encoding")) }

    /// Whether it is to be read with the letter, rather than taken out of it.
    var isBodyText: Bool {
        guard kind == .leaf, type.type == "text", disposition != "attachment", name == nil else { return false }
        return ["plain", "html", "enriched", "richtext", "x-markdown", "markdown"].contains(type.subtype)
    }
}
