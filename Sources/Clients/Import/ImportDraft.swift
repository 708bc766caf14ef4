import Basics
import Crypto
import Formats

/// What a row of a file says of a client, made fit to be kept but compared with nobody yet.
package struct ImportDraft: Sendable, Equatable {
    package var kind: Client.Kind
    /// Empty when only numbers and addresses are known.
    package var name = ""
    package var taxNumber: TaxNumber?
    /// Who speaks for the organisation, or the private person in parts.
    package var contact: NewContact?
    package var points: [ReadPoint] = []
    package var note = ""
    package var marks: [ClientMark] = []
    package var tags: [Tag] = []
    package var fields: [CustomField.ID: String] = [:]
    package var outsideNumber: String?
    /// What could not be read; it is kept in the note.
    package var remarks: [ImportFlaw] = []

    init(_ kind: Client.Kind) {
        self.kind = kind
    }

    /// How a client is called of whom no name is known.
    package var title: String { name.isEmpty ? points.first { $0.kind != .postal }?.value ?? "" : name }

    /// The same for the same content, however it is spaced and in whatever file it comes.
    var mark: String {
        var parts = [kind.rawValue, name, taxNumber?.text ?? "", outsideNumber ?? "", note]
        parts += [contact?.name.full ?? "", contact?.position ?? ""]
        parts += points.map { "\($0.kind.rawValue) \($0.normalized)" }.sorted()
        parts += marks.map { "\($0)" }.sorted()
        parts += tags.map(\.key).sorted()
        parts += fields.map { "\($0.key) \($0.value)" }.sorted()
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").lowercased().utf8))
        return "row " + digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Our own number, in a list that came from here.
    var ownNumber: Client.ID? { outsideNumber.flatMap { $0.count == 13 ? Client.ID($0) : nil } }

    /// The mark of what the other program calls the client by.
    var numberMark: String? { outsideNumber.map { "number \($0)" } }
}

/// A number or an address that makes sense.
package struct ReadPoint: Sendable, Hashable {
    package let kind: ContactPoint.Kind
    package let value: String
    package let normalized: String
}
