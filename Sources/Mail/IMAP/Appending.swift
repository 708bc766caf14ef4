import Basics
import Foundation

/// Where a letter was put that we gave to the server, where it tells (RFC 4315).
package struct AppendedLetter: Sendable {
    package let validity: UIDValidity
    package let uid: UID
}

extension IMAPSession {
    /// Puts a letter from a file into a folder, as a program does with what it has sent.
    ///
    /// - Throws: `.uncertain` when the connection broke after the letter was on its way: look for its Message-ID before doing it again.
    @discardableResult
    package func append(
        _ file: URL,
        to folder: FolderName,
        flags: Set<LetterFlag> = [.seen],
        received: Moment? = nil
    ) async throws(MailFault) -> AppendedLetter? {
        try await converse { dialogue throws(MailFault) in
            let letter = try OutgoingLetter(at: file)
            let date = received.map { " \"\(InternalDate.write($0))\"" } ?? ""
            return try dialogue.append(letter, "\(folder.quoted) \(LetterFlag.list(flags))\(date)")
        }
    }
}

extension IMAPDialogue {
    fileprivate func append(_ letter: OutgoingLetter, _ place: String) throws(MailFault) -> AppendedLetter? {
        let tag = try begin("APPEND \(place) {\(letter.size)}")
        try awaitGoOn(after: tag)
        do throws(MailFault) {
            wire.allowance = Allowance(.moving, silence: patience.moving, inAll: patience.transfer(of: letter.size))
            try letter.send(over: wire)
            // The end of the literal is not yet that of the command.
            try wire.send([.return, .newline])
            wire.allowance = Allowance(.verdict, silence: patience.verdict, inAll: patience.verdict)
            guard case .appended(let validity, let uid) = try end(tag).code else { return nil }
            return AppendedLetter(validity: validity, uid: uid)
        } catch {
            throw isSound ? error : error.asUncertain
        }
    }
}
