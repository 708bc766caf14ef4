import Basics
import Clients
import Desk
import Files

/// What `POST /api/v1/cases/{id}/answers` takes.
struct AnswerDocument: Codable, Sendable {
    let text: String
    let channel: String?
    /// The client's address or number to use, by its id on the client's card.
    let point: ContactPoint.ID?
    let subject: String?
    let copies: [String]?
    /// Not before then.
    let later: Moment?
    /// Brought before with `PUT /api/v1/cases/{id}/files/{name}`.
    let files: [StoredFile.ID]?

    func contactChannel() throws -> ContactChannel {
        guard let channel else { return .email }
        return try Word.required(channel, field: "channel")
    }

    func copiesTo() throws -> [EmailAddress] {
        try (copies ?? []).map { text in
            guard let address = EmailAddress(text) else {
                throw InvalidField("copies", "refusal.form.address", ["address": text])
            }
            return address
        }
    }
}

extension CaseDesk {
    func answer(_ id: Case.ID, _ sent: AnswerDocument) throws {
        _ = try answer(
            id,
            sent.text,
            via: try sent.contactChannel(),
            to: sent.point,
            subject: sent.subject,
            copies: try sent.copiesTo(),
            later: sent.later,
            uploaded: sent.files ?? []
        )
    }
}

/// A file that lies ready for an answer.
struct FileDocument: Encodable, Sendable {
    let id: StoredFile.ID
    let name: String
    let mediaType: String
    let size: Int64

    init(_ file: StoredFile) {
        (id, name, mediaType, size) = (file.id, file.name, file.mediaType, file.size)
    }
}

/// How a letter stands on its way out.
struct DeliveryDocument: Encodable, Sendable {
    let state: String
    let attempts: Int
    /// When it is tried next, or may be sent.
    let due: Moment
    /// What went wrong the last time, in words.
    let trouble: String?
    let recipients: [RecipientDocument]

    struct RecipientDocument: Encodable, Sendable {
        let address: String
        let isCopy: Bool
        let fate: String
        /// The server's.
        let words: String?
    }

    init(_ letter: LetterState, _ recipients: [Recipient], trouble: String?) {
        state = letter.state.rawValue
        attempts = letter.attempts
        due = letter.due
        self.trouble = trouble
        self.recipients = recipients.map {
            RecipientDocument(address: $0.address.text, isCopy: $0.isCopy, fate: $0.fate.rawValue, words: $0.words)
        }
    }
}
