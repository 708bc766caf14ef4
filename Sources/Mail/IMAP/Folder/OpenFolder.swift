/// A folder of a mailbox and what was known of it when it was opened. It may be used for as long as its session lives, also after
/// another folder was opened.
package struct OpenFolder: Sendable {
    package let name: FolderName
    package let validity: UIDValidity
    /// How many letters there were.
    package let count: UInt32
    /// The number that the next letter would have got, where the server told.
    package let nextUID: UID?
    /// Of the last change, where the server counts them (RFC 7162).
    package let highestModSeq: UInt64?
    package let isReadOnly: Bool
    let session: IMAPSession

    /// Runs a talk with this folder selected.
    /// - Throws: `MailFault.renumbered` when it is no longer the folder that it was.
    func converse<Answer: Sendable>(
        _ talk: @Sendable (IMAPDialogue) throws(MailFault) -> Answer
    ) async throws(MailFault) -> Answer {
        try await session.converse { dialogue throws(MailFault) in
            if dialogue.selection?.name != name { _ = try dialogue.select(name) }
            guard dialogue.selection?.validity == validity else { throw .renumbered }
            return try talk(dialogue)
        }
    }
}

extension IMAPSession {
    /// Opens a folder, or looks at it anew.
    package func open(_ name: FolderName) async throws(MailFault) -> OpenFolder {
        let (validity, found) = try await converse { dialogue throws(MailFault) in try dialogue.select(name) }
        return OpenFolder(
            name: name,
            validity: validity,
            count: found.count,
            nextUID: found.nextUID,
            highestModSeq: found.highestModSeq,
            isReadOnly: found.isReadOnly,
            session: self
        )
    }
}

/// What `SELECT` told.
struct Selected {
    var validity: UIDValidity?
    var count: UInt32 = 0
    var nextUID: UID?
    var highestModSeq: UInt64?
    var isReadOnly = false
}

extension IMAPDialogue {
    func select(_ name: FolderName) throws(MailFault) -> (UIDValidity, Selected) {
        // While it is being selected, and when it can't be, none is (RFC 3501, 6.3.1).
        selection = nil
        var found = Selected()
        let condstore = can("CONDSTORE") ? " (CONDSTORE)" : ""
        do throws(MailFault) {
            try perform("SELECT \(name.quoted)\(condstore)") { response throws(MailFault) in found.note(response) }
        } catch .refused(.other, let words) {
            // Few servers tell why, and there is hardly another reason (RFC 3501, 6.3.1).
            throw .refused(.noSuchFolder, words: words)
        }
        guard let validity = found.validity else { throw .lacks("UIDVALIDITY") }
        selection = Selection(name: name, validity: validity)
        return (validity, found)
    }
}

extension Selected {
    fileprivate mutating func note(_ response: Response) {
        switch response {
        case .data(.exists(let count)): self.count = count
        case .said(let status), .completed(_, let status):
            switch status.code {
            case .uidValidity(let told): validity = told
            case .uidNext(let number): nextUID = UID(number)
            case .highestModSeq(let number): highestModSeq = number
            case .readOnly: isReadOnly = true
            default: break
            }
        case .data, .goOn: break
        }
    }
}
