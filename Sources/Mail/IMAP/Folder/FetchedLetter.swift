import Basics
import Foundation

/// A letter as it came from the server.
package struct FetchedLetter: Sendable {
    package let uid: UID
    package let received: Moment?
    package let flags: Set<LetterFlag>
    /// In bytes, counted.
    package let size: Int64
    package let raw: RawLetter
}

extension OpenFolder {
    /// Fetches letters and leaves them unread. Letters that have gone meanwhile are missing in the answer. Ask for as many at once
    /// as may lie about in memory: it is one command, and the faster for it.
    ///
    /// - Throws: after which nothing is left of what had come already. A server that can't read one of the letters declines all:
    ///   then ask for them one by one.
    package func fetch(_ uids: some Sequence<UID>, into spool: Spool) async throws(MailFault) -> [FetchedLetter] {
        let wanted = Set(uids)
        return try await converse { dialogue throws(MailFault) in
            let taker = SpoolTaker(spool, over: dialogue.wire, patience: dialogue.patience)
            do throws(MailFault) {
                return try dialogue.fetch(wanted, bodiesTo: taker)
            } catch {
                taker.removeAll()
                throw error
            }
        }
    }

    /// Fetches one letter; nil when it has gone.
    package func fetch(_ uid: UID, into spool: Spool) async throws(MailFault) -> FetchedLetter? {
        try await fetch([uid], into: spool).first
    }
}

extension IMAPDialogue {
    fileprivate func fetch(_ wanted: Set<UID>, bodiesTo taker: SpoolTaker) throws(MailFault) -> [FetchedLetter] {
        var letters: [UID: FetchedLetter] = [:]
        for set in UID.sets(of: wanted) {
            try perform("UID FETCH \(set) (UID INTERNALDATE FLAGS BODY.PEEK[])", bodiesTo: taker) {
                response throws(MailFault) in
                guard case .data(.letter(let items)) = response, let raw = items.body else { return }
                guard let uid = items.uid, wanted.contains(uid), letters[uid] == nil else {
                    throw .protocolBroken("a letter that was not asked for")
                }
                letters[uid] = FetchedLetter(
                    uid: uid,
                    received: items.received,
                    flags: items.flags ?? [],
                    size: taker.sizeOfLast,
                    raw: raw
                )
            }
        }
        return letters.values.sorted { $0.uid < $1.uid }
    }
}
